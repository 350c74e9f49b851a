import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { alphaInterval, krippendorffAlpha, type Metric } from "../../../../src/core/choosing/agreement.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";

interface Case {
  readonly name: string;
  readonly rows: readonly (readonly (number | null)[])[];
  readonly alpha: Readonly<Record<Metric, number>>;
}

const fixture = new URL("../../../fixtures/krippendorff/alpha.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(fixture, "utf8")) as { cases: Case[] };
const unitsOf = ({ rows }: Case) =>
  rows[0].map((_, unit) => rows.map((row) => row[unit]).filter((value) => value !== null));

describe("krippendorffAlpha", () => {
  it.each(cases)("is that of the package krippendorff: $name", (one) => {
    for (const metric of ["nominal", "ordinal", "interval"] as const)
      expect(krippendorffAlpha(unitsOf(one), metric)).toBeCloseTo(one.alpha[metric], 12);
  });

  it("is that of Krippendorff's own example", () => {
    const units = unitsOf(cases[0]);
    const figures = (["nominal", "ordinal", "interval"] as const).map((metric) => krippendorffAlpha(units, metric));
    expect(figures.map((alpha) => alpha.toFixed(3))).toEqual(["0.743", "0.815", "0.849"]);
  });

  it("is not defined without two answers to one unit, or without two values", () => {
    expect(krippendorffAlpha([], "nominal")).toBeNaN();
    expect(krippendorffAlpha([[0], [1], []], "ordinal")).toBeNaN();
    expect(krippendorffAlpha([[1, 1], [1, 1]], "interval")).toBeNaN(); // prettier-ignore
  });
});

describe("alphaInterval", () => {
  const random = seededRandom(5);
  const made = (count: number) =>
    Array.from({ length: count }, () => {
      const truth = Math.floor(random() * 3);
      return [truth, random() < 0.7 ? truth : Math.floor(random() * 3)];
    });

  it("has alpha in it, narrows with more units, and is the same for the same seed", () => {
    const [few, many] = [made(30), made(1000)].map((units) => alphaInterval(units, "nominal", { draws: 200 }));
    for (const { alpha, interval } of [few, many]) {
      expect(interval[0]).toBeLessThan(alpha);
      expect(interval[1]).toBeGreaterThan(alpha);
    }
    const width = ({ interval: [low, high] }: { interval: readonly [number, number] }) => high - low;
    expect(width(many)).toBeLessThan(width(few) / 3);
    const units = made(20);
    expect(alphaInterval(units, "ordinal")).toEqual(alphaInterval(units, "ordinal"));
  });

  it("covers the truth about as often as it says", () => {
    const truth = krippendorffAlpha(made(40_000), "nominal");
    const hits = Array.from({ length: 200 }, () => alphaInterval(made(60), "nominal", { draws: 200 })).filter(
      ({ interval: [low, high] }) => low <= truth && truth <= high,
    ).length;
    expect(hits).toBeGreaterThan(165); // 90% of 200 is 180, standard deviation 4.2
    expect(hits).toBeLessThan(196);
  });
});
