import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldCount, foldsByQuery } from "../../../../src/core/model/folds.ts";
import { seededRandom, shuffled } from "../../../../src/core/math/random.ts";

const groups = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 200 });

describe("folds", () => {
  it("never split a query, leave none empty, and differ by one query's pairs at most", () =>
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 6 }), fc.nat(), (group, wanted, seed) => {
        const queries = new Set(group).size;
        fc.pre(queries >= 2);
        const k = foldCount(queries, wanted);
        const fold = foldsByQuery(group, k, seed);
        const foldOf = new Map<number, number>();
        const sizes = new Array<number>(k).fill(0);
        group.forEach((query, i) => {
          expect(foldOf.get(query) ?? fold[i]).toBe(fold[i]);
          foldOf.set(query, fold[i]);
          sizes[fold[i]]++;
        });
        const largest = Math.max(...[...foldOf.keys()].map((query) => group.filter((g) => g === query).length));
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(largest);
      }),
    ));

  it("are balanced by pairs, not by queries: one asked six times weighs as much as six", () => {
    const group = [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6];
    for (let seed = 0; seed < 20; seed++) {
      const fold = foldsByQuery(group, 2, seed);
      expect(fold.filter((f) => f === fold[0])).toHaveLength(6);
    }
  });

  it("are drawn by the seed alone", () => {
    const group = Array.from({ length: 100 }, (_, i) => i >> 1);
    expect(foldsByQuery(group, 5, 3)).toEqual(foldsByQuery(group, 5, 3));
    expect(foldsByQuery(group, 5, 3)).not.toEqual(foldsByQuery(group, 5, 4));
  });

  it("leave one query out where queries are few", () => {
    expect(foldCount(9, 5)).toBe(9);
    expect(foldCount(10, 5)).toBe(5);
    expect(foldCount(2, 5)).toBe(2);
  });

  it.each([
    [1, 5],
    [10, 1],
    [10, 2.5],
    [10, Number.NaN],
  ])("of %d queries in %d leave nothing to train on", (queries, wanted) =>
    expect(() => foldCount(queries, wanted)).toThrow(RangeError),
  );
});

describe("the random generator", () => {
  it("is mulberry32: the same numbers on every machine", () => {
    const random = seededRandom(1);
    expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  it("shuffles without losing any", () =>
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const mixed = shuffled(items, seededRandom(seed));
        expect([...mixed].sort()).toEqual([...items].sort());
      }),
    ));
});
