import { describe, expect, it } from "vitest";
import { addedPart } from "../../../../src/core/priors/added-part.ts";
import { margins, pairLoss, type Differences } from "../../../../src/core/model/bradley-terry.ts";
import { consecutive } from "../../../../src/core/model/differences.ts";
import { meanSquareMargin } from "../../../../src/core/priors/pooled.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";

const D = 3;
const random = seededRandom(5);

/** Pairs whose features have these sizes; the first response is always the better one. */
function pairsOf(count: number, sizes: readonly number[], shift: readonly number[]): Differences {
  const ones = new Float64Array(count).fill(1);
  const rows = Float32Array.from({ length: count * D }, (_, k) => (2 * random() - 1) * sizes[k % D] + shift[k % D]);
  return { rows, width: D, at: consecutive(count), label: ones, weight: ones };
}

/** People's pairs differ in the first two features and hardly in the third; in the new ones all three are better. */
const people = [pairsOf(80, [1, 1, 0.05], [0, 0, 0]), pairsOf(50, [1, 0.5, 0.05], [0, 0, 0])];
const made = pairsOf(60, [1, 1, 1], [0.5, 0.5, 0.5]);
const weights = Float64Array.of(1, -1, 0);
const even = (ridge: number) => new Float64Array(D).fill(ridge);
const square = (part: Float64Array, set: Differences) => meanSquareMargin(set, part);

describe("a part added to fixed weights", () => {
  it("has the least loss: no step along any axis lowers it", () => {
    const [ridge, keep] = [0.3, 4];
    const loss = (h: Float64Array) =>
      margins(
        made,
        h.map((x, j) => x + weights[j]),
      ).reduce((sum, z) => sum + pairLoss(z), 0) +
      0.5 * ridge * h.reduce((sum, x) => sum + x * x, 0) +
      0.5 * keep * people.reduce((sum, set) => sum + square(h, set) / square(weights, set), 0);
    const part = addedPart(weights, made, people, { ridge: even(ridge), keep });
    for (let j = 0; j < D; j++) {
      for (const step of [1e-3, -1e-3]) {
        const moved = part.map((x, k) => x + (k === j ? step : 0));
        expect(loss(moved)).toBeGreaterThan(loss(part));
      }
    }
  });

  it("keeps people's margins and still orders the new pairs", () => {
    const part = addedPart(weights, made, people, { ridge: even(1e-3), keep: 200 });
    for (const set of people) expect(square(part, set)).toBeLessThan(0.05 * square(weights, set));
    const right = (w: Float64Array) => margins(made, w).filter((z) => z > 0).length / made.at.length;
    expect(right(weights.map((w, j) => w + part[j]))).toBeGreaterThan(right(weights) + 0.15);
    expect(Math.abs(part[2])).toBeGreaterThan(5 * Math.max(Math.abs(part[0]), Math.abs(part[1])));
  });

  it("stays at 0 where its ridge is large", () => {
    const part = addedPart(weights, made, people, { ridge: Float64Array.of(1e9, 1e9, 1), keep: 1 });
    expect(Math.max(Math.abs(part[0]), Math.abs(part[1]))).toBeLessThan(1e-6);
    expect(part[2]).toBeGreaterThan(0.5);
  });

  it("is nothing where no pair asks for it", () => {
    const silent = { ...made, weight: new Float64Array(made.at.length) };
    expect([...addedPart(weights, silent, people, { ridge: even(1), keep: 1 })]).toEqual([0, 0, 0]);
  });
});
