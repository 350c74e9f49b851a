import { Worker } from "node:worker_threads";
import type { Projection } from "./project.ts";

export interface ProjectOptions {
  /** Path of the bundled thread (dist/project.js). */
  readonly script: string;
  /** Aborting ends the thread and rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** Projects rows (project.ts) on a thread of its own, which ends with it. @throws what the thread threw, or the signal's reason. */
export async function projectInWorker(
  rows: readonly Float32Array[],
  { script, signal }: ProjectOptions,
): Promise<Projection> {
  signal.throwIfAborted();
  const worker = new Worker(script, { workerData: rows });
  const { promise, resolve, reject } = Promise.withResolvers<Projection>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("messageerror", reject);
  worker.once("exit", (code) => reject(new Error(`The map's thread ended early (exit code ${code}).`)));
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", abort);
    await worker.terminate();
  }
}
