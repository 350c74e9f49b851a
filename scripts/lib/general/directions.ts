/** The constants that φ is made with, found on many texts: directions of the pools, and what standardises the features. */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { DIMENSION, POOLED, STATES } from "../../../src/core/features/feature-layout.ts";
import { addOuterProducts, packedLength } from "../../../src/core/math/packed-matrix.ts";
import { alongDirections } from "../../../src/encoder/model/phi.ts";

/** Features of texts before the directions, RAW_DIMENSION each. */
export type RawRows = readonly Float32Array[];

/** Mean and standard deviation of each of the first `width` columns. */
function moments(rows: readonly ArrayLike<number>[], width: number) {
  const mean = new Float64Array(width);
  const square = new Float64Array(width);
  for (const row of rows) for (let j = 0; j < width; j++) mean[j] += row[j] / rows.length;
  for (const row of rows) for (let j = 0; j < width; j++) square[j] += (row[j] - mean[j]) ** 2 / rows.length;
  return { mean, deviation: square.map(Math.sqrt) };
}

/** A column that never varies is left out. */
const inverse = (deviation: number) => (deviation > 1e-6 ? 1 / deviation : 0);

/**
 * The `count` directions along which the rows are largest, the largest first: principal components about 0, each of length 1, its
 * largest entry above 0.
 * @param rows n × `width`, row-major. @returns count × width, row-major.
 */
export function principalDirections(rows: Float32Array, width: number, count: number): Float64Array {
  const packed = new Float64Array(packedLength(width));
  const n = rows.length / width;
  addOuterProducts(packed, width, rows, width, new Float64Array(n).fill(1 / n));
  const square = new Matrix(width, width);
  for (let r = 0, at = 0; r < width; r++) {
    for (let c = 0; c <= r; c++, at++) square.set(r, c, packed[at]).set(c, r, packed[at]);
  }
  const { eigenvectorMatrix } = new EigenvalueDecomposition(square, { assumeSymmetric: true }); // the smallest first
  const directions = new Float64Array(count * width);
  for (let j = 0; j < count; j++) {
    const vector = eigenvectorMatrix.getColumn(width - 1 - j);
    const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    vector.forEach((value, k) => (directions[j * width + k] = Math.sign(largest) * value));
  }
  return directions;
}

/**
 * The principal directions of the differences between the responses of each pair, each number of the pools in units of its standard
 * deviation over all texts. Labels do not enter.
 * @returns STATES.length × POOLED, row-major, for pools as they are.
 */
export function directionsOf(all: RawRows, pairs: readonly (readonly [Float32Array, Float32Array])[]): Float32Array {
  const scale = moments(all, POOLED).deviation.map(inverse);
  const rows = new Float32Array(pairs.length * POOLED);
  pairs.forEach(([a, b], i) => {
    for (let j = 0; j < POOLED; j++) rows[i * POOLED + j] = (a[j] - b[j]) * scale[j];
  });
  const directions = principalDirections(rows, POOLED, STATES.length);
  return Float32Array.from(directions, (value, i) => value * scale[i % POOLED]);
}

/** How much of their spread the states keep, as a power of it: 1 would be all, 0 would make them equal (decision 061). */
const KEPT = 0.7;

/**
 * Mean and scale of every feature: the states keep some of their spread, with a mean variance of 1; every other feature has variance 1.
 * Signs of damage, which are made from the others, have 0.
 */
export function standardisationOf(all: RawRows, directions: Float32Array) {
  const { mean, deviation } = moments(
    all.map((raw) => alongDirections(raw, directions)),
    DIMENSION,
  );
  const kept = deviation.slice(0, STATES.length).map((sd) => sd ** KEPT);
  const common = Math.sqrt(kept.reduce((sum, sd) => sum + sd * sd, 0) / kept.length);
  const round = (value: number) => Number(value.toPrecision(7));
  return {
    mean: [...mean].map(round),
    scale: [...deviation].map((sd, j) => round(inverse(sd) * (j < STATES.length ? kept[j] / common : 1))),
  };
}
