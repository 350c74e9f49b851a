/** The fit worker's entry: binds the protocol to core, nothing else. */
import { parentPort } from "node:worker_threads";
import { createBirpc } from "birpc";
import { train } from "../core/train.ts";
import { TrainError } from "../core/trainable.ts";
import type { FitEvents, FitFunctions } from "../protocol/fit.ts";

if (!parentPort) throw new Error("worker/main runs as a worker thread");
const port = parentPort;

const functions: FitFunctions = {
  async train({ set, ...options }) {
    try {
      const onProgress = (progress: Parameters<FitEvents["progress"]>[0]) => void events.progress.asEvent(progress);
      const onStep = (step: Parameters<FitEvents["step"]>[0]) => void events.step.asEvent(step);
      const head = train(set, { ...options, onProgress, onStep });
      return { ok: true, head };
    } catch (error) {
      if (error instanceof TrainError) return { ok: false, problem: error.problem };
      throw error;
    }
  },
};

const events = createBirpc<FitEvents, FitFunctions>(functions, {
  post: (data) => port.postMessage(data),
  on: (listener) => port.on("message", listener),
});
