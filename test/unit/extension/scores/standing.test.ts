import { describe, expect, it } from "vitest";
import { scoreResponse } from "../../../../src/core/model/score.ts";
import type { ReadingLimits } from "../../../../src/core/features/legibility.ts";
import { rankBestFirst } from "../../../../src/extension/scores/ranking.ts";
import { standingOf } from "../../../../src/extension/scores/standing.ts";
import { headOf } from "../heads.ts";

/**
 * The standing of the first of some responses with these rewards. `strange` is how far each is from what the head knows: the order of two
 * that differ more in it than in their reward is not certain.
 */
function standing(rewards: readonly number[], limits: readonly ReadingLimits[] = [], strange: readonly number[] = []) {
  const head = headOf("on-topic", 100);
  const scored = rewards.map((x, item) => {
    const phi = Float32Array.of(x, strange[item] ?? 0);
    return { item, score: { ...scoreResponse(head, phi), head, phi, limits: limits[item] ?? {} } };
  });
  return standingOf(0, rankBestFirst(scored));
}

describe("where a response is among the others", () => {
  it("is its place, alone where both neighbours' order is certain", () =>
    expect(standing([2, 1, 3, 0])).toEqual({ rank: 2, of: 4, tied: false }));

  it("names the nearest one whose order is not certain, above or below", () => {
    expect(standing([2, 2.1, 0], [], [5, 0, 5])).toMatchObject({ rank: 2, closeTo: 1 });
    expect(standing([2, 1.9, 3], [], [5, 0, 5])).toMatchObject({ rank: 2, closeTo: 3 });
  });

  it("is shared by equal rewards", () => expect(standing([1, 1, 0])).toEqual({ rank: 1, of: 3, tied: true }));

  it("does not count responses that can't be read, and is nothing for one of these or for one alone", () => {
    expect(standing([1, 5, 0], [{}, { unknown: 1 }])).toEqual({ rank: 1, of: 2, tied: false });
    expect(standing([1, 5], [{ unknown: 1 }])).toBeUndefined();
    expect(standing([1])).toBeUndefined();
  });
});
