import { availableParallelism } from "node:os";
import { LEGIBILITY_NUMBERS, legibilityAfter } from "../../core/features/legibility.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { Answer, EncoderInfo, ResponseTokens, TokenTable } from "../../protocol/encoder.ts";
import { EncoderError, type EmbedOptions, type Encoder, type ReadText } from "../encoder.ts";
import { startProcess, type EncoderProcess, type ProcessOptions } from "./process.ts";

export interface EncoderOptions extends Omit<ProcessOptions, "threads"> {
  /** Threads of one run; default: all cores. The bits are the same for any. */
  readonly threads?: number;
  /** Crashes within five minutes after which the encoder is not started again; default 3. */
  readonly maxCrashes?: number;
}

const MOST_CRASHES = 3;
/** In ms. */
const CRASH_WINDOW = 5 * 60_000;

/**
 * The encoder in a process of its own, started by the first call, and again by the next one after a crash. One that hangs
 * is ended and started again, and its calls are tried once more.
 */
export class EncoderClient implements Encoder {
  readonly #options: EncoderOptions;
  #running: EncoderProcess | undefined;
  #crashes: number[] = [];
  #disposed = false;
  #requests = 0;
  readonly #progress = new Map<number, (done: number, total: number) => void>();

  constructor(options: EncoderOptions) {
    this.#options = options;
  }

  /** Process id while it runs: for tests and benchmarks. */
  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  info(): Promise<EncoderInfo> {
    return this.#call(({ rpc }) => rpc.info());
  }

  countTokens(inputs: readonly QueryResponse[]): Promise<number[]> {
    return this.#call(({ rpc }) => rpc.countTokens(inputs));
  }

  /** The response's tokens with w·h of each. @param weights of φ's states. */
  async tokens(input: QueryResponse, weights: Float32Array, signal?: AbortSignal): Promise<ResponseTokens> {
    const found = await this.#cancellable(signal, (request) =>
      this.#call(({ rpc }) => rpc.tokens(request, input, weights), signal),
    );
    return { ...found, phi: found.phi.slice() };
  }

  tokenTable(input: QueryResponse): Promise<TokenTable> {
    return this.#call(({ rpc }) => rpc.tokenTable(input));
  }

  async embed(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    return (await this.read(inputs, options)).map(({ phi }) => phi);
  }

  async read(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<ReadText[]> {
    const { priority = "interactive", signal, onProgress } = options;
    const result = await this.#cancellable(signal, async (request) => {
      if (onProgress) this.#progress.set(request, onProgress);
      try {
        return await this.#call(({ rpc }) => rpc.embed(request, inputs, priority), signal);
      } finally {
        this.#progress.delete(request);
      }
    });
    // Each comes as a view of its whole message: a copy can be kept, or transferred, without the others.
    return result.map((row) => {
      const dimension = row.length - LEGIBILITY_NUMBERS;
      return { phi: row.slice(0, dimension), legibility: legibilityAfter(row, dimension) };
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#running?.stop();
  }

  /** Rejects with the signal's reason as soon as it is aborted, and cancels in the process. */
  async #cancellable<T>(
    signal: AbortSignal | undefined,
    call: (request: number) => Promise<T | "cancelled">,
  ): Promise<T> {
    signal?.throwIfAborted();
    const request = ++this.#requests;
    let abort = () => {};
    const aborted = new Promise<never>((_, reject) => {
      abort = () => {
        reject(signal!.reason);
        void this.#running?.rpc.cancel(request).catch(() => {}); // a dead process has nothing to cancel
      };
    });
    signal?.addEventListener("abort", abort, { once: true });
    try {
      const result = await Promise.race([call(request), aborted]);
      if (result !== "cancelled") return result;
      throw new EncoderError("encoder-failed", "The encoder dropped a request that nobody cancelled.");
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  /** Where the process hangs, tries once more, unless nobody waits for it by then. */
  async #call<T>(call: (running: EncoderProcess) => Promise<Answer<T>>, signal?: AbortSignal): Promise<T> {
    const answer = await this.#once(call).catch((error: unknown) => {
      const again = error instanceof EncoderError && error.code === "encoder-hung" && !signal?.aborted;
      if (again) return this.#once(call);
      throw error;
    });
    if (!answer.ok) throw new EncoderError(answer.code, answer.message);
    return answer.value;
  }

  async #once<T>(call: (running: EncoderProcess) => Promise<T>): Promise<T> {
    const running = this.#start();
    return running.during(call(running));
  }

  #start(): EncoderProcess {
    if (this.#disposed) throw new EncoderError("encoder-stopped", "The encoder was stopped.");
    if (this.#running) return this.#running;
    const { maxCrashes = MOST_CRASHES, threads = availableParallelism(), ...options } = this.#options;
    this.#crashes = this.#crashes.filter((at) => at > Date.now() - CRASH_WINDOW);
    if (this.#crashes.length >= maxCrashes) {
      throw new EncoderError(
        "encoder-stopped",
        `The encoder process crashed or hung ${maxCrashes} times in five minutes. Reload the window to try again.`,
      );
    }
    const running = startProcess(
      { ...options, threads },
      { progress: (request, done, total) => this.#progress.get(request)?.(done, total) },
    );
    running.ended.catch(({ code }: EncoderError) => {
      this.#running = undefined;
      if (code !== "encoder-stopped") this.#crashes.push(Date.now());
    });
    return (this.#running = running);
  }
}
