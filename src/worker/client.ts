import { Worker } from "node:worker_threads";
import { createBirpc } from "birpc";
import type { Head } from "../core/model/head.ts";
import type { TrainProgress } from "../core/train.ts";
import { TrainError } from "../core/trainable.ts";
import type { LossStep } from "../core/model/training-report.ts";
import type { FitEvents, FitFunctions, FitRequest } from "../protocol/fit.ts";

export interface TrainInWorkerOptions {
  /** Path of the bundled worker (dist/fit-worker.js). */
  readonly script: string;
  /** Aborting ends the thread and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TrainProgress) => void;
  readonly onStep?: (step: LossStep) => void;
}

/**
 * Fits a head on a thread of its own, which ends with the fit. The features, the one large part of the request, are
 * transferred, not copied: `request.set.features` is empty afterwards, whether or not the fit succeeds.
 * @throws TrainError when the choices cannot be fitted; the signal's reason when aborted; Error when the thread dies.
 */
export async function trainInWorker(request: FitRequest, options: TrainInWorkerOptions): Promise<Head> {
  const { script, signal, onProgress, onStep } = options;
  signal?.throwIfAborted();
  const worker = new Worker(script);
  let reject!: (reason: unknown) => void;
  const ended = new Promise<never>((_, rejectEnded) => (reject = rejectEnded));
  ended.catch(() => {}); // lost the race: the fit ended first
  const abort = () => reject(signal!.reason);
  signal?.addEventListener("abort", abort, { once: true });
  worker.once("error", reject);
  worker.once("messageerror", reject);
  worker.once("exit", (code) => reject(new Error(`The training thread ended early (exit code ${code}).`)));
  // birpc drops what an event's handler throws: a listener that fails ends the fit instead.
  const orEnd =
    <E>(listener: ((event: E) => void) | undefined) =>
    (event: E) => {
      try {
        listener?.(event);
      } catch (error) {
        reject(error);
      }
    };
  const events: FitEvents = { progress: orEnd(onProgress), step: orEnd(onStep) };
  const { buffer, byteLength } = request.set.features;
  // The first message is the call. A view of a larger buffer is copied: the rest of the buffer is not ours to give.
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0;
  const transfer = whole ? [buffer] : [];
  const fit = createBirpc<FitFunctions, FitEvents>(events, {
    post: (data) => worker.postMessage(data, transfer.splice(0)),
    on: (listener) => worker.on("message", listener),
    timeout: -1,
  });
  try {
    const answer = await Promise.race([fit.train(request), ended]);
    if (!answer.ok) throw new TrainError(answer.problem);
    return answer.head;
  } finally {
    signal?.removeEventListener("abort", abort);
    await worker.terminate();
  }
}
