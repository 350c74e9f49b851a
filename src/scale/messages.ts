/**
 * Messages between two processes over a pipe: a name, facts as JSON, and arrays of numbers as they are in memory.
 *
 *     8 bytes: length of the head in bytes, little-endian      head: JSON {kind, facts, arrays: [[name, type, length] …]}      the arrays
 */
const TYPES = { f8: Float64Array, f4: Float32Array, i4: Int32Array, u8: BigUint64Array } as const;
type TypeName = keyof typeof TYPES;
export type Numbers = Float64Array | Float32Array | Int32Array | BigUint64Array;

export interface Message {
  readonly kind: string;
  readonly facts?: unknown;
  readonly arrays?: Readonly<Record<string, Numbers>>;
}

const HEAD_LENGTH = 8;
/** No head is longer: a stream of something else ends here. */
const MOST_HEAD = 1 << 28;

/** The bytes of a message. */
export function* messageBytes({ kind, facts, arrays = {} }: Message): Generator<Uint8Array> {
  const listed = Object.entries(arrays).map(([name, values]) => {
    const type = (Object.keys(TYPES) as TypeName[]).find((t) => values instanceof TYPES[t]);
    return [name, type, values.length];
  });
  const head = Buffer.from(JSON.stringify({ kind, facts, arrays: listed }));
  const length = Buffer.alloc(HEAD_LENGTH);
  length.writeBigUInt64LE(BigInt(head.length));
  yield length;
  yield head;
  for (const values of Object.values(arrays)) yield new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** A message that was read; every array that is not there is an error of who sent it. */
export class ReceivedMessage {
  readonly kind: string;
  readonly facts: unknown;
  readonly #arrays: ReadonlyMap<string, Numbers>;

  constructor(kind: string, facts: unknown, arrays: ReadonlyMap<string, Numbers>) {
    this.kind = kind;
    this.facts = facts;
    this.#arrays = arrays;
  }

  /** @throws Error where it is missing or of another type. */
  numbers<T extends TypeName>(name: string, type: T): InstanceType<(typeof TYPES)[T]> {
    const values = this.#arrays.get(name);
    if (!(values instanceof TYPES[type])) throw new Error(`the message "${this.kind}" has no ${type} "${name}"`);
    return values as InstanceType<(typeof TYPES)[T]>;
  }
}

/** The messages of a stream, until it ends. Rejects with an Error where the bytes make no message, or end within one. */
export async function* readMessages(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReceivedMessage> {
  const chunks = bytes[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  /** So many bytes, at the start of memory of their own; undefined at the end of the stream. */
  const take = async (length: number): Promise<Uint8Array | undefined> => {
    const taken = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      if (rest.length === 0) {
        const next = await chunks.next();
        if (next.done) {
          if (filled === 0) return undefined;
          throw new Error("the stream ends within a message");
        }
        rest = next.value;
      }
      const part = rest.subarray(0, length - filled);
      taken.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
    }
    return taken;
  };
  const must = async (length: number) => {
    const found = await take(length);
    if (found === undefined) throw new Error("the stream ends within a message");
    return found;
  };
  try {
    for (let first = await take(HEAD_LENGTH); first !== undefined; first = await take(HEAD_LENGTH)) {
      const length = Number(Buffer.from(first).readBigUInt64LE());
      if (length > MOST_HEAD) throw new Error("the stream has no messages");
      const head = JSON.parse(Buffer.from(await must(length)).toString("utf8")) as {
        readonly kind: string;
        readonly facts?: unknown;
        readonly arrays: readonly (readonly [name: string, type: TypeName, length: number])[];
      };
      const arrays = new Map<string, Numbers>();
      for (const [name, type, count] of head.arrays) {
        const buffer = count === 0 ? new Uint8Array(0) : await must(count * TYPES[type].BYTES_PER_ELEMENT);
        arrays.set(name, new TYPES[type](buffer.buffer as ArrayBuffer, 0, count));
      }
      yield new ReceivedMessage(head.kind, head.facts, arrays);
    }
  } finally {
    // A caller that wants no more of them closes the stream: an open one would keep the process.
    await chunks.return?.();
  }
}
