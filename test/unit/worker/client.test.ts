import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { train, type TrainProgress } from "../../../src/core/train.ts";
import { TrainError } from "../../../src/core/trainable.ts";
import type { FitRequest } from "../../../src/protocol/fit.ts";
import { trainInWorker } from "../../../src/worker/client.ts";
import { madePreferences, someCard, type TasteOptions } from "../core/synthetic.ts";
import { bundledWorker } from "./a-worker.ts";

const requestOf = (options: TasteOptions, starters: FitRequest["starters"] = []): FitRequest => ({
  set: madePreferences(options),
  starters,
  seed: 4,
  card: someCard,
});

describe("trainInWorker", () => {
  let script: string;
  let remove: () => Promise<void>;
  beforeAll(async () => void ({ script, remove } = await bundledWorker()), 60_000);
  afterAll(() => remove());

  /** The bundle's folder, with another program in it. */
  async function otherScript(name: string, text: string): Promise<string> {
    const path = join(dirname(script), name);
    await writeFile(path, text);
    return path;
  }

  it("gives the head that core gives, bit for bit, and reports its progress", async () => {
    const starters = [{ name: "some", weights: Float32Array.of(1, 0, 0, 0, 0, 0) }];
    const request = requestOf({ pairs: 40 }, starters);
    const expected = train(request.set, { starters, seed: 4, card: someCard });
    const steps: TrainProgress[] = [];
    const head = await trainInWorker(request, { script, onProgress: (step) => steps.push(step) });
    expect(head).toEqual(expected);
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.at(-1)!.fraction).toBeGreaterThan(0.9);
  });

  it("takes as many folds as it is asked for", async () => {
    const request = { ...requestOf({ pairs: 40 }), folds: 3 };
    const expected = train(request.set, { seed: 4, folds: 3, card: someCard });
    expect(await trainInWorker(request, { script })).toEqual(expected);
    expect(expected.card.heldOutLoss).not.toBe(
      train(requestOf({ pairs: 40 }).set, { card: someCard }).card.heldOutLoss,
    );
  });

  it("hands the features over and leaves the starters with their owner", async () => {
    const request = requestOf({ pairs: 20 }, [{ name: "some", weights: new Float32Array(6).fill(1) }]);
    await trainInWorker(request, { script });
    expect(request.set.features).toHaveLength(0);
    expect(request.starters[0].weights).toHaveLength(6);
    await expect(trainInWorker(request, { script })).rejects.toThrow(/detached/);
  });

  it("keeps a buffer that has more than the features", async () => {
    const request = requestOf({ pairs: 20 });
    const { features } = request.set;
    const larger = new Float32Array(features.length + 1);
    larger.set(features, 1);
    await trainInWorker({ ...request, set: { ...request.set, features: larger.subarray(1) } }, { script });
    expect(larger).toHaveLength(features.length + 1);
  });

  it("rejects choices that cannot be fitted with core's error and code", async () => {
    const failed = trainInWorker(requestOf({ pairs: 2 }), { script });
    await expect(failed).rejects.toBeInstanceOf(TrainError);
    await expect(failed).rejects.toMatchObject({
      problem: { code: "too-few-pairs", strict: 2, fewest: 4 },
    });
  });

  it("ends immediately with the signal's reason when it is aborted half way", async () => {
    const cancel = new AbortController();
    const reason = new Error("stopped by hand");
    let steps = 0;
    // Seconds of work, of which the first step is waited for.
    const failed = trainInWorker(requestOf({ pairs: 2000, dimension: 400 }), {
      script,
      signal: cancel.signal,
      onProgress: () => {
        steps++;
        cancel.abort(reason);
      },
    });
    await expect(failed).rejects.toBe(reason);
    const afterwards = steps;
    await expect(trainInWorker(requestOf({ pairs: 20 }), { script })).resolves.toHaveProperty("card.pairs", 20);
    expect(steps).toBe(afterwards);
  });

  it("does not start when it is aborted before", async () => {
    const request = requestOf({ pairs: 20 });
    await expect(trainInWorker(request, { script, signal: AbortSignal.abort("no") })).rejects.toBe("no");
    expect(request.set.features).toHaveLength(20 * 2 * 6);
  });

  it("rejects when the thread crashes", async () => {
    const crashing = await otherScript("crash.mjs", 'throw new Error("out of luck");');
    await expect(trainInWorker(requestOf({ pairs: 20 }), { script: crashing })).rejects.toThrow("out of luck");
  });

  it("rejects when the thread ends without an answer", async () => {
    const leaving = await otherScript("leave.mjs", "process.exit(3);");
    await expect(trainInWorker(requestOf({ pairs: 20 }), { script: leaving })).rejects.toThrow(/exit code 3/);
  });

  it("rejects when its script is missing", async () => {
    const missing = join(dirname(script), "missing.mjs");
    await expect(trainInWorker(requestOf({ pairs: 20 }), { script: missing })).rejects.toThrow(/missing\.mjs/);
  });

  it("rejects with what a listener throws", async () => {
    const onProgress = () => {
      throw new Error("listener failed");
    };
    await expect(trainInWorker(requestOf({ pairs: 20 }), { script, onProgress })).rejects.toThrow("listener failed");
  });
});
