import { availableParallelism } from "node:os";
import type { QueryResponse } from "../../core/types.ts";
import { EncoderClient, type EncoderOptions } from "./client.ts";
import type { EmbedOptions, Encoder, ReadText } from "../encoder.ts";

/** Texts handed to a process at a time: small enough that no process waits long for another at the end. */
const CHUNK = 16;
/** Chunks that a process has at a time, so that it reads one while the answer to the other is on its way. */
const IN_FLIGHT = 2;

/** One single-thread process per core, for bulk work. The same bits as one process, faster. */
export class EncoderPool implements Encoder {
  readonly #clients: EncoderClient[];

  constructor(options: EncoderOptions, size: number = availableParallelism()) {
    this.#clients = Array.from({ length: size }, () => new EncoderClient({ ...options, threads: 1, warmUp: false }));
  }

  /** Process ids of those that run: for tests. */
  get pids(): number[] {
    return this.#clients.flatMap(({ pid }) => pid ?? []);
  }

  info() {
    return this.#clients[0].info();
  }

  tokens(input: QueryResponse, weights: Float32Array, signal?: AbortSignal) {
    return this.#clients[0].tokens(input, weights, signal);
  }

  tokenTable(input: QueryResponse) {
    return this.#clients[0].tokenTable(input);
  }

  async embed(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    return (await this.read(inputs, options)).map(({ phi }) => phi);
  }

  async read(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<ReadText[]> {
    const { onProgress, ...rest } = options;
    const result = new Array<ReadText>(inputs.length);
    let next = 0;
    let done = 0;
    let failed = false;
    const work = async (client: EncoderClient) => {
      while (next < inputs.length && !failed) {
        const from = next;
        next += CHUNK;
        const chunk = await client.read(inputs.slice(from, from + CHUNK), { priority: "bulk", ...rest });
        chunk.forEach((read, i) => (result[from + i] = read));
        onProgress?.((done += chunk.length), inputs.length);
      }
    };
    await Promise.all(
      this.#clients.flatMap((client) =>
        Array.from({ length: IN_FLIGHT }, () =>
          work(client).catch((error: unknown) => {
            failed = true;
            throw error;
          }),
        ),
      ),
    );
    return result;
  }

  async dispose() {
    await Promise.all(this.#clients.map((client) => client.dispose()));
  }
}
