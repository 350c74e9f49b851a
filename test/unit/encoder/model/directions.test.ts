import { describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { normal, seededRandom } from "../../../../src/core/math/random.ts";
import { principalDirections } from "../../../../scripts/lib/general/directions.ts";

const WIDTH = 12;
const ROWS = 400;
const FOUND = 4;

describe("principalDirections", () => {
  const random = seededRandom(5);
  /** Two directions, orthogonal, of length 1. */
  const [most, less] = [0, 1].map((k) =>
    Float64Array.from({ length: WIDTH }, (_, j) => (j % 2 === k ? (j % 4 < 2 ? 1 : -1) / Math.sqrt(WIDTH / 2) : 0)),
  );
  const rows = new Float32Array(ROWS * WIDTH);
  for (let i = 0; i < ROWS; i++) {
    const [a, b] = [5 * normal(random), 3 * normal(random)];
    for (let j = 0; j < WIDTH; j++) rows[i * WIDTH + j] = a * most[j] + b * less[j] + 0.1 * normal(random);
  }
  const found = principalDirections(rows, WIDTH, FOUND);

  it("are those along which the rows are largest, the largest first", () => {
    expect(Math.abs(dot(found, 0, most, 0, WIDTH))).toBeGreaterThan(0.98);
    expect(Math.abs(dot(found, WIDTH, less, 0, WIDTH))).toBeGreaterThan(0.98);
  });

  it("are orthogonal, of length 1, their largest entry above 0", () => {
    for (let i = 0; i < FOUND; i++) {
      for (let j = 0; j <= i; j++)
        expect(dot(found, i * WIDTH, found, j * WIDTH, WIDTH)).toBeCloseTo(i === j ? 1 : 0, 9);
      const row = [...found.subarray(i * WIDTH, (i + 1) * WIDTH)];
      expect(Math.max(...row)).toBe(Math.max(...row.map(Math.abs)));
    }
  });
});
