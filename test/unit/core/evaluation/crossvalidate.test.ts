import { describe, expect, it } from "vitest";
import { crossvalidate } from "../../../../src/core/evaluation/crossvalidate.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";
import { madePreferences } from "../synthetic.ts";

const set = madePreferences({ pairs: 200 });

describe("crossvalidate", () => {
  it("finds a taste that is there", () => {
    const found = crossvalidate(set, []);
    expect(found).toMatchObject({ pairs: 200, queries: 100, folds: 5 });
    expect(found.accuracy.low).toBeGreaterThan(0.65);
    expect(found.loss).toBeLessThan(0.6);
    expect(found.ece).toBeLessThan(0.2);
  });

  it("does not find one that is not there, though features outnumber pairs", () => {
    const random = seededRandom(5);
    const noise = { ...madePreferences({ pairs: 200, dimension: 250 }) };
    const label = noise.label.map(() => (random() < 0.5 ? 1 : 0));
    const found = crossvalidate({ ...noise, label }, []);
    expect(found.accuracy.low).toBeLessThan(0.5);
    expect(found.accuracy.high).toBeGreaterThan(0.45);
    expect(found.loss).toBeLessThan(1.05 * Math.LN2); // nor is it sure of what it does not know
  });

  it("does not see through a query that is asked again: all of its pairs are held out together", () => {
    // The features tell one query from another and nothing else, so only pairs of the same query would help.
    const pairs = 120;
    const queries = 30;
    const features = new Float32Array(2 * pairs * queries);
    for (let i = 0; i < pairs; i++) features[2 * i * queries + (i % queries)] = 5;
    const random = seededRandom(3);
    const taste = Array.from({ length: queries }, () => (random() < 0.5 ? 1 : 0));
    const leaky = { ...madePreferences({ pairs, dimension: queries, queries }), features };
    const label = leaky.label.map((_, i) => taste[i % queries]);
    expect(crossvalidate({ ...leaky, label }, []).accuracy.value).toBe(0.5);
    const apart = Int32Array.from({ length: pairs }, (_, i) => i);
    expect(crossvalidate({ ...leaky, label, group: apart }, []).accuracy.value).toBeGreaterThan(0.95);
  });

  it("is helped by a prior that shares the taste", () => {
    const few = madePreferences({ pairs: 30, dimension: 60, strength: 4 });
    const [with_, without] = [crossvalidate(few, [few.taste]), crossvalidate(few, [])];
    expect(with_.loss).toBeLessThan(without.loss);
  });

  it("gives the same figures for the same seed", () => {
    expect(crossvalidate(set, [], { seed: 3 })).toEqual(crossvalidate(set, [], { seed: 3 }));
    expect(crossvalidate(set, [], { seed: 3 }).loss).not.toBe(crossvalidate(set, [], { seed: 4 }).loss);
  });

  it("uses the given number of folds, and reports each", () => {
    const calls: number[] = [];
    const found = crossvalidate(set, [], {
      folds: 3,
      onProgress: (done, total, loss) => {
        expect(total).toBe(3);
        expect(loss).toBeGreaterThan(0);
        calls.push(done);
      },
    });
    expect(found.folds).toBe(3);
    expect(calls).toEqual([1, 2, 3]);
  });

  it("leaves one query out where queries are few", () =>
    expect(crossvalidate(madePreferences({ pairs: 12, queries: 4 }), []).folds).toBe(4));

  it("refuses what leaves nothing to train on", () => {
    expect(() => crossvalidate(set, [], { folds: 1 })).toThrow(RangeError);
    expect(() => crossvalidate({ ...set, group: new Int32Array(200) }, [])).toThrow(/two queries/);
  });
});
