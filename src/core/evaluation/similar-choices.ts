/**
 * Whether the choices that are most like one agree with it:
 *
 *     cᵢₖ = dᵢᵀdₖ/(|dᵢ||dₖ|)      aᵢ = Σₖ cᵢₖ³ / Σₖ |cᵢₖ|³,  k ≠ i
 *
 * d is the preferred φ minus the other one. Cubed, the few that are alike decide. 1: all agree, −1: all say the opposite. A linear head
 * cannot see what is true in one corner of the features alone; these can. Measured: scripts/measure-audit.ts.
 */
import { dot } from "../math/vectors.ts";
import type { PreferenceSet } from "../types.ts";

/** Other choices that each is compared with, spread evenly: more take too long and say hardly more. */
const MOST_OTHERS = 2000;
/** Choices between two calls of onProgress: some ten milliseconds. */
const AT_ONCE = 20;

/** aᵢ of some strict choices among each other, in their order. Rejects as onProgress does. */
export async function agreementOfSimilar(
  { features, dimension, first, second, label }: PreferenceSet,
  strict: readonly number[],
  onProgress?: (done: number) => void | Promise<void>,
): Promise<Float64Array> {
  const rows = new Float32Array(strict.length * dimension);
  strict.forEach((i, row) => {
    const [better, worse] = label[i] > 0.5 ? [first[i], second[i]] : [second[i], first[i]];
    const d = rows.subarray(row * dimension, (row + 1) * dimension);
    for (let j = 0; j < dimension; j++) d[j] = features[better * dimension + j] - features[worse * dimension + j];
    const length = Math.sqrt(dot(d, 0, d, 0, dimension));
    if (length > 0) for (let j = 0; j < dimension; j++) d[j] /= length;
  });
  const step = Math.max(1, strict.length / MOST_OTHERS);
  const agreement = new Float64Array(strict.length);
  for (let i = 0; i < strict.length; i++) {
    let [sum, all] = [0, 0];
    for (let at = 0; at < strict.length; at += step) {
      const k = Math.floor(at);
      if (k === i) continue;
      const cube = dot(rows, i * dimension, rows, k * dimension, dimension) ** 3;
      sum += cube;
      all += Math.abs(cube);
    }
    agreement[i] = all > 0 ? sum / all : 0;
    if (i % AT_ONCE === AT_ONCE - 1) await onProgress?.(i + 1);
  }
  return agreement;
}
