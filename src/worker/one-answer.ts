import { Worker } from "node:worker_threads";

export interface ThreadOptions {
  /** Path of the bundled thread. */
  readonly script: string;
  /** Aborting ends the thread and rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/**
 * Runs a thread that is given its work as it starts and answers with one message, and ends it.
 * @param name for the error of a thread that ends without an answer. @throws what the thread threw, or the signal's reason.
 */
export async function oneAnswer<T>(work: unknown, name: string, { script, signal }: ThreadOptions): Promise<T> {
  signal.throwIfAborted();
  const worker = new Worker(script, { workerData: work });
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("messageerror", reject);
  worker.once("exit", (code) => reject(new Error(`${name} ended early (exit code ${code}).`)));
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", abort);
    await worker.terminate();
  }
}
