import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom, shuffled } from "../../../../src/core/math/random.ts";
import {
  impliedPairs,
  LEAST_RANKED,
  MOST_RANKED,
  moveRow,
  placesOf,
  rankingWeight,
  toggleTie,
  type Ranking,
} from "../../../../src/core/model/ranking.ts";

const sizes = Array.from({ length: MOST_RANKED - LEAST_RANKED + 1 }, (_, i) => i + LEAST_RANKED);
const row = (item: number, tied = false) => ({ item, tied });
const written = (ranking: Ranking) => ranking.map(({ item, tied }) => `${tied ? "=" : ""}${item}`).join(" ");

describe("the weight of a ranking's pairs", () => {
  it("makes a ranking of n count as n − 1 choices", () => {
    for (const n of [2, ...sizes]) {
      const ranking = Array.from({ length: n }, (_, item) => row(item));
      expect(impliedPairs(ranking).length * rankingWeight(n)).toBeCloseTo(n - 1, 12);
    }
  });

  it("is below the weight at which the curvature of the pairs is the variance of their score", () => {
    // Simulated: orders drawn at random, the score of item 0 is its wins less those expected, over all rankings.
    const random = seededRandom(1);
    for (const n of sizes) {
      const items = Array.from({ length: n }, (_, i) => i);
      const draws = 20_000;
      let square = 0;
      for (let draw = 0; draw < draws; draw++) {
        const pairs = impliedPairs(shuffled(items, random).map((item) => row(item)));
        const score = pairs.reduce((sum, { better, worse }) => sum + (better === 0 ? 0.5 : worse === 0 ? -0.5 : 0), 0);
        square += score ** 2 / draws;
      }
      const curvature = (n - 1) / 4; // Σ p(1 − p) over the pairs of item 0
      const exact = curvature / square;
      expect(exact).toBeCloseTo(3 / (n + 1), 1);
      expect(rankingWeight(n)).toBeLessThan(exact);
    }
  });
});

describe("a ranking", () => {
  it("implies each pair once, the better one first", () => {
    expect(impliedPairs([row(2), row(0), row(1, true)])).toEqual([
      { better: 2, worse: 0, tie: false },
      { better: 2, worse: 1, tie: false },
      { better: 0, worse: 1, tie: true },
    ]);
  });

  it("gives tied rows one place and counts them for the next", () => {
    expect(placesOf([row(0), row(1), row(2, true), row(3)])).toEqual([1, 2, 2, 4]);
  });

  it("moves a row into ties and out of them", () => {
    const ranking = [row(0), row(1, true), row(2, true), row(3)];
    expect(written(moveRow(ranking, 3, 1))).toBe("0 =3 =1 =2");
    expect(written(moveRow(ranking, 0, 3))).toBe("1 =2 3 0");
    expect(written(moveRow(ranking, 1, 3))).toBe("0 =2 3 1");
    expect(written(moveRow(ranking, 1, 9))).toBe("0 =1 =2 3");
    expect(written(toggleTie(ranking, 0))).toBe("0 =1 =2 3");
    expect(written(toggleTie(ranking, 2))).toBe("0 =1 2 3");
  });

  it("keeps every response, ties no first one, and implies no pair that its places deny, whatever is done to it", () => {
    const step = fc.record({ tie: fc.boolean(), from: fc.nat(9), to: fc.nat(9) });
    fc.assert(
      fc.property(fc.integer({ min: LEAST_RANKED, max: MOST_RANKED }), fc.array(step), (n, steps) => {
        let ranking: Ranking = Array.from({ length: n }, (_, item) => row(item));
        for (const { tie, from, to } of steps) ranking = tie ? toggleTie(ranking, from) : moveRow(ranking, from, to);
        expect(ranking.map(({ item }) => item).sort()).toEqual([...Array(n).keys()]);
        expect(ranking[0].tied).toBe(false);
        const places = new Map(placesOf(ranking).map((place, i) => [ranking[i].item, place]));
        const pairs = impliedPairs(ranking);
        expect(new Set(pairs.map(({ better, worse }) => [better, worse].sort().join())).size).toBe((n * (n - 1)) / 2);
        for (const { better, worse, tie } of pairs) {
          if (tie) expect(places.get(better)).toBe(places.get(worse));
          else expect(places.get(better)!).toBeLessThan(places.get(worse)!);
        }
      }),
    );
  });
});
