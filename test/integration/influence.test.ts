import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rankCorrelation } from "../../scripts/lib/measure/rank-correlation.ts";
import { Refits } from "../../scripts/lib/measure/refits.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { fromChosenRejected, indexPairs, toPreferenceSet } from "../../src/training/training-pairs.ts";
import { ROOT } from "./cli/cli-process.ts";
import { anEncoder } from "./encoder/encoder-setup.ts";

describe("the influence of each choice on a reward, with the real encoder", () => {
  it("ranks the sample's choices as refits without each of them do", async () => {
    const { pairs } = readPairs(await readFile(join(ROOT, "samples", "pairs.jsonl"), "utf8"));
    const indexed = indexPairs(fromChosenRejected(pairs));
    const encoder = anEncoder();
    const { dimension } = await encoder.info();
    const set = toPreferenceSet(indexed, await encoder.embed(indexed.texts), dimension);
    const query = "Which country owns Antarctica?";
    const explained = await encoder.embed([
      { query, response: "No country does." },
      { query, response: "I think it might perhaps be governed by a treaty, but I am not sure." },
      { query, response: "Certainly! Great question. Here is a list:\n- Argentina\n- Chile\n- Norway" },
    ]);
    const refits = new Refits(set, explained);
    const held = pairs.map((_, choice) => refits.withPriorsHeld(choice));
    refits.byFormula().forEach((influence, k) => {
      const real = held.map((row) => row[k]);
      const largest = influence.reduce((best, value, i) => (Math.abs(value) > Math.abs(influence[best]) ? i : best), 0);
      expect(Math.sign(influence[largest])).toBe(Math.sign(real[largest]));
      // One step with the mean covariance of priors that may disagree: nearly the order of real refits, not quite.
      expect(rankCorrelation(influence, real)).toBeGreaterThan(0.85);
    });
  });
});
