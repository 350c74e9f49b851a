import { Worker } from "node:worker_threads";
import { createBirpc } from "birpc";
import type { Head } from "../core/head.ts";
import { TrainError } from "../core/train.ts";
import type { FitEvents, FitFunctions, FitProgress, FitRequest } from "../protocol/fit.ts";

export interface TrainInWorkerOptions {
  /** Path of the bundled worker (dist/fit-worker.js). */
  readonly script: string;
  /** Aborting ends the thread and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FitProgress) => void;
}

/**
 * Fits a head on a thread of its own, which ends with the fit.
 * @throws TrainError when the choices cannot be fitted; the signal's reason when aborted; Error when the thread dies.
 */
export async function trainInWorker(request: FitRequest, options: TrainInWorkerOptions): Promise<Head> {
  const { script, signal, onProgress } = options;
  signal?.throwIfAborted();
  const worker = new Worker(script);
  let reject!: (reason: unknown) => void;
  const ended = new Promise<never>((_, rejectEnded) => (reject = rejectEnded));
  ended.catch(() => {}); // lost the race: the fit ended first
  const abort = () => reject(signal!.reason);
  signal?.addEventListener("abort", abort, { once: true });
  worker.once("error", reject);
  worker.once("exit", (code) => reject(new Error(`The training thread ended early (exit code ${code}).`)));
  const fit = createBirpc<FitFunctions, FitEvents>(
    { progress: (progress) => onProgress?.(progress) },
    { post: (data) => worker.postMessage(data), on: (listener) => worker.on("message", listener), timeout: -1 },
  );
  try {
    const answer = await Promise.race([fit.train(request), ended]);
    if (!answer.ok) throw new TrainError(answer.code, answer.message);
    return answer.head;
  } finally {
    signal?.removeEventListener("abort", abort);
    await worker.terminate();
  }
}
