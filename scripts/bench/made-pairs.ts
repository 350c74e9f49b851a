import { dot } from "../../src/core/math/vectors.ts";
import { sigmoid } from "../../src/core/model/bradley-terry.ts";
import { normal, seededRandom } from "../../src/core/math/random.ts";
import type { PreferenceSet } from "../../src/core/types.ts";

/** Standard normals. */
function normals(seed: number): () => number {
  const random = seededRandom(seed);
  return () => normal(random);
}

/** A taste that a third of the features carry. */
const madeTaste = (dimension: number, normal: () => number) =>
  Float64Array.from({ length: dimension }, (_, j) => (j % 3 === 0 ? normal() / 8 : 0));

/** n differences of such a taste, n × D, with noise: the chosen response first. */
export function madeDifferences(n: number, dimension: number): Float32Array {
  const [normal, random] = [normals(7), seededRandom(8)];
  const taste = madeTaste(dimension, normal);
  const rows = new Float32Array(n * dimension);
  for (let i = 0; i < n; i++) {
    const row = rows.subarray(i * dimension, (i + 1) * dimension);
    for (let j = 0; j < dimension; j++) row[j] = normal();
    if (random() > sigmoid(dot(row, 0, taste, 0, dimension))) for (let j = 0; j < dimension; j++) row[j] = -row[j];
  }
  return rows;
}

/** n choices between two texts of their own each, one a query. */
export function madeSet(n: number, dimension: number): PreferenceSet {
  const [normal, random] = [normals(7), seededRandom(8)];
  const taste = madeTaste(dimension, normal);
  const features = new Float32Array(2 * n * dimension);
  for (let k = 0; k < features.length; k++) features[k] = normal() / Math.SQRT2;
  const index = Array.from({ length: n }, (_, i) => i);
  const reward = (row: number) => dot(features, row * dimension, taste, 0, dimension);
  return {
    ...{ features, dimension, group: Int32Array.from(index), length: new Float64Array(2 * n).fill(1) },
    first: Int32Array.from(index, (i) => 2 * i),
    second: Int32Array.from(index, (i) => 2 * i + 1),
    label: Float64Array.from(index, (i) => (random() < sigmoid(reward(2 * i) - reward(2 * i + 1)) ? 1 : 0)),
    weight: new Float64Array(n).fill(1),
  };
}
