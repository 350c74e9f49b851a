import { Column, SOME } from "./column.ts";

/** Texts of different places among which a text is looked for before it is stored once more. */
const RECENT = 1 << 14;
/** Characters at either end of a text that decide its place. */
const ENDS = 16;
/** Bytes of a text that are reckoned with at first. */
const USUAL = 64;

/**
 * Texts by number, as UTF-8 outside of the garbage collector's reach. A text that came lately is stored once, however
 * often it comes again. Number 0 is the empty text.
 */
export class TextPool {
  #bytes: Buffer;
  readonly #ends: Column;
  /** Texts that UTF-8 cannot hold, for they have half a surrogate pair: these are stored as JSON. */
  readonly #json = new Set<number>();
  /** By place, the number of the last text there, and its hash. */
  readonly #recent = new Uint32Array(RECENT);
  readonly #hashes = new Int32Array(RECENT);
  /** The text itself, once it came again. */
  readonly #repeated = new Array<string | undefined>(RECENT);
  #size = 1;

  /** @param expected about how many different texts there will be. */
  constructor(expected = SOME) {
    this.#bytes = Buffer.allocUnsafeSlow(expected * USUAL);
    this.#ends = new Column(Float64Array, expected);
  }

  add(text: string): number {
    if (text === "") return 0;
    const hash = hashOf(text);
    const place = (hash ^ (hash >>> 16)) & (RECENT - 1);
    const known = this.#recent[place];
    if (this.#hashes[place] === hash && known !== 0) {
      const before = this.#repeated[place] ?? this.get(known);
      if (before === text) {
        this.#repeated[place] = before;
        return known;
      }
    }
    const number = this.#size++;
    if (!text.isWellFormed()) this.#json.add(number);
    const stored = this.#json.has(number) ? JSON.stringify(text) : text;
    const start = this.#ends.get(number - 1);
    if (start + 3 * stored.length > this.#bytes.length) this.#grow(start + 3 * stored.length);
    this.#ends.set(number, start + this.#bytes.write(stored, start, "utf8"));
    this.#hashes[place] = hash;
    this.#repeated[place] = undefined;
    this.#recent[place] = number;
    return number;
  }

  get(number: number): string {
    if (number === 0) return "";
    const text = this.#bytes.toString("utf8", this.#ends.get(number - 1), this.#ends.get(number));
    return this.#json.has(number) ? (JSON.parse(text) as string) : text;
  }

  #grow(least: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(least, 2 * this.#bytes.length));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

function hashOf(text: string): number {
  let hash = text.length;
  const end = Math.min(ENDS, text.length);
  for (let i = 0; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  for (let i = Math.max(end, text.length - ENDS); i < text.length; i++)
    hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
