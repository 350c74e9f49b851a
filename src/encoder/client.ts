import { fork, type ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { createBirpc, type BirpcReturn } from "birpc";
import type { QueryResponse } from "../core/types.ts";
import type { Answer, EncoderEvents, EncoderFunctions, EncoderInfo } from "../protocol/encoder.ts";
import { EncoderError, type EmbedOptions, type Encoder } from "./encoder.ts";

export interface EncoderOptions {
  /** Bundled process entry (dist/encoder.js). */
  readonly script: string;
  /** Folder of the encoder (media/encoder). */
  readonly folder: string;
  /** SQLite file for embeddings; none: no cache. */
  readonly cacheFile?: string;
  /** Threads of one run; default: all cores. */
  readonly threads?: number;
  /** Leave φ unstandardised. */
  readonly raw?: boolean;
}

/** Crashes within CRASH_WINDOW ms after which the encoder is not started again. */
const MOST_CRASHES = 3;
const CRASH_WINDOW = 5 * 60_000;

interface Running {
  readonly child: ChildProcess;
  readonly rpc: BirpcReturn<EncoderFunctions, EncoderEvents>;
  /** Rejects when the process ends. */
  readonly ended: Promise<never>;
}

/** The encoder in a process of its own, started by the first call, and again by the next one after a crash. */
export class EncoderClient implements Encoder {
  readonly #options: EncoderOptions;
  #running: Running | undefined;
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

  async embed(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    const { priority = "interactive", signal, onProgress } = options;
    signal?.throwIfAborted();
    const request = ++this.#requests;
    if (onProgress) this.#progress.set(request, onProgress);
    const abort = () => void this.#running?.rpc.cancel(request).catch(() => {}); // a dead process has nothing to cancel
    signal?.addEventListener("abort", abort, { once: true });
    try {
      const result = await this.#call(({ rpc }) => rpc.embed(request, inputs, priority));
      if (result !== "cancelled") return result;
      throw (
        signal?.reason ?? new EncoderError("encoder-failed", "The encoder dropped a request that nobody cancelled.")
      );
    } finally {
      signal?.removeEventListener("abort", abort);
      this.#progress.delete(request);
    }
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    const running = this.#running;
    if (!running) return;
    const gone = new Promise((resolve) => running.child.once("exit", resolve));
    running.child.disconnect();
    await gone;
  }

  async #call<T>(call: (running: Running) => Promise<Answer<T>>): Promise<T> {
    const running = this.#start();
    const answer = await Promise.race([call(running), running.ended]);
    if (!answer.ok) throw new EncoderError(answer.code, answer.message);
    return answer.value;
  }

  #start(): Running {
    if (this.#disposed) throw new EncoderError("encoder-stopped", "The encoder was stopped.");
    if (this.#running) return this.#running;
    this.#crashes = this.#crashes.filter((at) => at > Date.now() - CRASH_WINDOW);
    if (this.#crashes.length >= MOST_CRASHES) {
      throw new EncoderError(
        "encoder-stopped",
        `The encoder process crashed ${MOST_CRASHES} times in five minutes. Reload the window to try again.`,
      );
    }
    const { script, folder, cacheFile, raw = false, threads = availableParallelism() } = this.#options;
    const child = fork(script, [JSON.stringify({ folder, cacheFile, raw, threads })], {
      serialization: "advanced",
      execArgv: ["--no-warnings"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const rpc = createBirpc<EncoderFunctions, EncoderEvents>(
      { progress: (request, done, total) => this.#progress.get(request)?.(done, total) },
      {
        post: (data) => void child.send(data as object, () => {}),
        on: (listener) => child.on("message", listener),
        timeout: -1,
      },
    );
    const ended = new Promise<never>((_, reject) => {
      const end = (how: string) => {
        this.#running = undefined;
        if (!this.#disposed) this.#crashes.push(Date.now());
        reject(
          this.#disposed
            ? new EncoderError("encoder-stopped", "The encoder was stopped.")
            : new EncoderError(
                "encoder-crashed",
                `The encoder process ended (${how}). The next score starts it again.`,
              ),
        );
      };
      child.once("error", (error) => end(error.message));
      child.once("exit", (code, signal) => end(signal ?? `exit code ${code}`));
    });
    ended.catch(() => {}); // calls in flight carry it; with none there is nobody to tell
    return (this.#running = { child, rpc, ended });
  }
}
