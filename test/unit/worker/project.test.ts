import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import { project } from "../../../src/worker/project.ts";

/** Points of a plane in ten dimensions, spread five times as far one way as the other, with some noise. */
function plane(rows: number, noise: number): { rows: number[][]; along: number[] } {
  const random = seededRandom(3);
  const along = Array.from({ length: rows }, () => 10 * (random() - 0.5));
  return {
    along,
    rows: along.map((t) => {
      const s = 2 * (random() - 0.5);
      return Array.from({ length: 10 }, (_, j) => (j % 2 ? t : s) + noise * (random() - 0.5) + j);
    }),
  };
}

const correlation = (a: readonly number[], b: readonly number[]) => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const dot = a.reduce((sum, value, i) => sum + (value - ma) * (b[i] - mb), 0);
  const norm = (values: readonly number[], m: number) => Math.sqrt(values.reduce((sum, v) => sum + (v - m) ** 2, 0));
  return dot / (norm(a, ma) * norm(b, mb));
};

describe("the map's projection", () => {
  it("finds the directions in which rows differ most, and how much of it they show", () => {
    const { rows, along } = plane(60, 0);
    const { points, shares } = project(rows);
    expect(
      Math.abs(
        correlation(
          points.map(([x]) => x),
          along,
        ),
      ),
    ).toBeGreaterThan(0.999);
    expect(shares[0]).toBeGreaterThan(0.9);
    expect(shares[0] + shares[1]).toBeCloseTo(1, 6);
  });

  it("gives the same points for the same rows, the first row on the positive side", () => {
    const { rows } = plane(30, 1);
    const { points } = project(rows);
    expect(project(rows).points).toEqual(points);
    expect(points[0].every((value) => value >= 0)).toBe(true);
  });

  it("puts rows that are all the same in one place", () => {
    const { points, shares } = project([1, 2, 3, 4].map(() => [1, 2, 3]));
    expect(points.flat().every((value) => Math.abs(value) < 1e-9)).toBe(true);
    expect(shares).toEqual([0, 0]);
  });

  it("puts rows that lie on a line on the first axis", () => {
    const { points } = project([0, 1, 2, 5].map((t) => [t, 2 * t, -t]));
    expect(points.every(([, y]) => Math.abs(y) < 1e-6)).toBe(true);
    expect(Math.abs(points[3][0] - points[0][0])).toBeCloseTo(5 * Math.sqrt(6), 6);
  });
});
