import { describe, expect, it } from "vitest";
import { margins, pairLoss, type Differences } from "../../../../src/core/model/bradley-terry.ts";
import { consecutive } from "../../../../src/core/model/differences.ts";
import { cholesky, solveWith } from "../../../../src/core/math/packed-matrix.ts";
import {
  addDiagonal,
  evidenceOf,
  meanOfEvidence,
  quadraticAround,
  setWeights,
  type PooledMean,
} from "../../../../src/core/priors/pooled.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";
import { distance } from "../fixture.ts";

const D = 2;

/** Pairs whose better response a taste decides. */
function setOf(seed: number, pairs: number, taste: readonly number[]): Differences {
  const random = seededRandom(seed);
  const rows = Float32Array.from({ length: pairs * D }, () => 2 * random() - 1);
  const label = Float64Array.from({ length: pairs }, (_, i) => {
    const margin = rows[i * D] * taste[0] + rows[i * D + 1] * taste[1] + random() - 0.5;
    return i % 7 === 0 ? 0.5 : Number(margin > 0);
  });
  return { rows, width: D, at: consecutive(pairs), label, weight: new Float64Array(pairs).fill(0.5) };
}

const lossOf = (set: Differences, w: Float64Array) =>
  margins(set, w).reduce((sum, z, i) => sum + set.weight[i] * pairLoss(z, set.label[i]), 0);

/** The minimum of a convex function, by steps along the axes that are halved: no derivative enters. */
function lowest(f: (x: Float64Array) => number, length: number): Float64Array {
  const x = new Float64Array(length);
  let best = f(x);
  for (let step = 1; step > 1e-7;) {
    let moved = false;
    for (let j = 0; j < length; j++) {
      for (const sign of [1, -1]) {
        x[j] += sign * step;
        const tried = f(x);
        if (tried < best) [best, moved] = [tried, true];
        else x[j] -= sign * step;
      }
    }
    if (!moved) step /= 2;
  }
  return x;
}

interface PoolOptions {
  /** Diagonals of Λδ and Λ₀, D. */
  readonly between: Float64Array;
  readonly prior: Float64Array;
  /** Quadratic approximations of each set, the first around w = 0. */
  readonly rounds?: number;
}

/** w_s given μ, of a set that is approximated around `around`. */
function ownWeights(set: Differences, between: Float64Array, mean: Float64Array, around: Float64Array): Float64Array {
  const { curvature, vector } = quadraticAround(set, around);
  const right = vector.map((b, j) => b + between[j] * mean[j]);
  return solveWith(cholesky(addDiagonal(curvature, between), set.width), right);
}

/** μ of many sets. With more rounds it approaches the joint mode of μ and all δ_s. */
function pool(sets: readonly Differences[], { between, prior, rounds = 1 }: PoolOptions): PooledMean {
  let around: Float64Array[] = sets.map((set) => new Float64Array(set.width));
  for (let round = 1; ; round++) {
    const pooled = meanOfEvidence(
      sets.map((set, s) => evidenceOf(set, between, around[s])),
      prior,
    );
    if (round === rounds) return pooled;
    around = sets.map((set, s) => ownWeights(set, between, pooled.mean, around[s]));
  }
}

const sets = [setOf(1, 60, [3, 0]), setOf(2, 40, [2, 2]), setOf(3, 90, [1, -1])];
const prior = Float64Array.of(0.5, 2);

describe("pooling with random effects", () => {
  it("is right by hand: one pair, one feature", () => {
    const pair = {
      ...{ rows: Float32Array.of(2), width: 1, at: consecutive(1) },
      ...{ label: Float64Array.of(1), weight: Float64Array.of(1) },
    };
    // G = ¼·2² = 1, b = ½·2 = 1; M = 1 − 1/2, v = 1/2; μ = (1/2)/(1 + 1/2).
    const one = Float64Array.of(1);
    const { precision, vector } = evidenceOf(pair, one);
    expect([precision[0], vector[0]]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
    expect(pool([pair], { between: one, prior: one }).mean[0]).toBeCloseTo(1 / 3, 12);
  });

  it("is the joint mode of the mean and of every set's difference from it", () => {
    const between = Float64Array.of(3, 8);
    const joint = lowest((x) => {
      const mean = x.subarray(0, D);
      const own = sets.map((_, s) => x.subarray(D * (s + 1), D * (s + 2)));
      const ridge = (w: Float64Array, lambda: Float64Array) =>
        w.reduce((sum, value, j) => sum + 0.5 * lambda[j] * value ** 2, 0);
      return sets.reduce(
        (sum, set, s) => {
          const w = own[s].map((delta, j) => delta + mean[j]);
          return sum + lossOf(set, w) + ridge(own[s], between);
        },
        ridge(mean, prior),
      );
    }, D * 4);
    expect(distance(pool(sets, { between, prior, rounds: 12 }).mean, joint.subarray(0, D))).toBeLessThan(1e-4);
  });

  it("is one fit to all pairs where the sets may not differ", () => {
    const plain = lowest(
      (w) =>
        sets.reduce((sum, set) => sum + lossOf(set, w), 0) +
        w.reduce((sum, value, j) => sum + 0.5 * prior[j] * value ** 2, 0),
      D,
    );
    const between = new Float64Array(D).fill(1e7);
    expect(distance(pool(sets, { between, prior, rounds: 12 }).mean, plain)).toBeLessThan(1e-4);
  });

  it("lets no set count for more than the sets are alike", () => {
    const between = Float64Array.of(3, 8);
    const heavy = { ...sets[0], weight: new Float64Array(60).fill(1e6) };
    const { precision } = evidenceOf(heavy, between);
    expect(precision[0]).toBeLessThanOrEqual(3);
    expect(precision[2]).toBeLessThanOrEqual(8);
    expect(precision[0]).toBeGreaterThan(2.9);
  });

  it("weighs a set by a power of its size", () => {
    const total = (pairs: number, power: number) => setWeights(pairs, power).reduce((sum, c) => sum + c, 0);
    expect(total(1000, 0.5)).toBeCloseTo(1000, 6);
    expect(total(4000, 0.5)).toBeCloseTo(2000, 6);
    expect(total(4000, 1)).toBeCloseTo(4000, 6);
  });
});
