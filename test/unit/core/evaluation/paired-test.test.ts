import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { meanByQuery, varianceByQuery } from "../../../../src/core/evaluation/mean-by-query.ts";
import { t90 } from "../../../../src/core/math/statistics.ts";
import { accuracy } from "../../../../src/core/evaluation/metrics.ts";
import { compareOnPairs, FEWEST_COMPARED, signFlipP } from "../../../../src/core/evaluation/paired-test.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";

interface Fixture {
  readonly mcnemar: { readonly ours: number[]; readonly theirs: number[]; readonly p: number };
  readonly flips: { readonly differences: number[]; readonly p: number }[];
  readonly signs: [number, number, number][];
  readonly cluster: { values: number[]; group: number[]; variance: number; interval: [number, number] };
  readonly t90: [number, number][];
}
/** By SciPy and statsmodels: scripts/make/make-report-fixture.py. */
const fixture = JSON.parse(
  readFileSync(new URL("../../../fixtures/scipy/report.json", import.meta.url), "utf8"),
) as Fixture;
const margin = (right: number) => (right === 1 ? 1 : -1);
const index = (n: number) => Array.from({ length: n }, (_, i) => i);

describe("compareOnPairs", () => {
  const { ours, theirs, p } = fixture.mcnemar;
  const labels = ours.map(() => 1);

  it("is McNemar's exact test with one pair a query", () => {
    const found = compareOnPairs(ours.map(margin), theirs.map(margin), labels, index(60))!;
    expect(found.p).toBeCloseTo(p, 10);
    expect(found).toMatchObject({ pairs: 60, queries: 60 });
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(found.difference.value).toBeCloseTo(mean(ours) - mean(theirs), 12);
  });

  it("says better, worse or unknown, and changes side with its sides", () => {
    const good = index(40).map((i) => (i < 36 ? 1 : -1));
    const bad = index(40).map((i) => (i % 2 ? 1 : -1));
    const ones = good.map(() => 1);
    expect(compareOnPairs(good, bad, ones, index(40))!.verdict).toBe("better");
    expect(compareOnPairs(bad, good, ones, index(40))!.verdict).toBe("worse");
    expect(compareOnPairs(bad, bad, ones, index(40))).toMatchObject({ verdict: "unknown", p: 1 });
  });

  it("takes the pairs of one query for one piece of evidence", () => {
    const good = index(20).map(() => 1);
    const bad = index(20).map(() => -1);
    const of = (group: number[]) => compareOnPairs(good, bad, good, group)!.verdict;
    expect(of(index(20))).toBe("better");
    expect(of(index(20).map((i) => i % 2))).toBe("unknown");
  });

  it.each([1, 2, 3, 4, 5, 6, 9, 12])("has a range without 0 where it has a verdict, with %i queries", (queries) => {
    const random = seededRandom(queries);
    const verdicts = index(300).map(() => {
      const group = index(3 * queries).map((i) => i % queries);
      const drawn = (share: number) => group.map(() => (random() < share ? 1 : -1));
      const found = compareOnPairs(drawn(0.9), drawn(0.4), drawn(2), group)!;
      const { low, value, high } = found.difference;
      expect(low > 0 || high < 0).toBe(found.verdict !== "unknown");
      expect([low <= value, value <= high]).toEqual([true, true]);
      if (found.verdict !== "unknown") expect(found.p).toBeLessThanOrEqual(0.1);
      return found.verdict;
    });
    expect(verdicts.includes("better")).toBe(queries >= FEWEST_COMPARED);
  });

  it("leaves out ties and pairs that one of them has no margin for", () => {
    const found = compareOnPairs([1, NaN, 1, 1], [-1, -1, NaN, -1], [1, 1, 1, 0.5], index(4))!;
    expect(found).toMatchObject({ pairs: 1, difference: { value: 1 } });
    expect(compareOnPairs([NaN], [1], [1], [0])).toBeUndefined();
  });

  it("calls two ways that are as good different about as often as it says", () => {
    const random = seededRandom(4);
    const significant = index(400).filter(() => {
      const drawn = () => index(60).map(() => (random() < 0.7 ? 1 : -1));
      return compareOnPairs(drawn(), drawn(), new Array<number>(60).fill(1), index(60))!.verdict !== "unknown";
    }).length;
    expect(significant).toBeGreaterThan(8);
    expect(significant).toBeLessThan(55); // 10% of 400 at most, and three standard deviations
  });
});

describe("signFlipP", () => {
  it("is SciPy's permutation test over all signs", () => {
    for (const { differences, p } of fixture.flips) expect(signFlipP(differences)).toBeCloseTo(p, 10);
  });

  it("is the exact binomial test for signs alone; from 2000 on, close to it", () => {
    for (const [k, n, p] of fixture.signs)
      expect(signFlipP(index(n).map((i) => (i < k ? 1 : -1)))).toBeCloseTo(p, n > 2000 ? 2 : 10);
  });

  it("is 1 where nothing differs", () => expect(signFlipP([0, 0])).toBe(1));
});

describe("intervals by query", () => {
  it("has the cluster-robust variance of statsmodels and its interval by Student's t", () => {
    const { values, group, variance, interval } = fixture.cluster;
    expect(varianceByQuery(values, group)).toBeCloseTo(variance, 12);
    const { low, high } = meanByQuery(values, group);
    expect(low).toBeCloseTo(interval[0], 5);
    expect(high).toBeCloseTo(interval[1], 5);
  });

  it("has Student's quantiles to 1%", () => {
    for (const [freedom, quantile] of fixture.t90) expect(t90(freedom) / quantile).toBeCloseTo(1, 2);
  });

  it("widens the interval of a share where pairs of one query go together", () => {
    const margins = index(60).map((i) => (Math.floor(i / 10) % 3 === 0 ? -1 : 1)); // six queries, all right or all wrong
    const labels = margins.map(() => 1);
    const [apart, together] = [accuracy(margins, labels), accuracy(margins, labels, index(60).map((i) => Math.floor(i / 10)))]; // prettier-ignore
    expect(together.value).toBeCloseTo(apart.value, 12);
    expect(together.high - together.low).toBeGreaterThan(2.5 * (apart.high - apart.low));
    expect(accuracy(margins, labels, index(60)).low).toBeCloseTo(apart.low, 2);
  });
});
