import { addOuterProducts, packedLength } from "../../src/core/math/packed-matrix.ts";
import { dot } from "../../src/core/math/vectors.ts";
import { margins, pairInformation, pairLoss, pairLossSlope } from "../../src/core/model/bradley-terry.ts";
import { differencesOf, selectPairs } from "../../src/core/model/differences.ts";
import { identicalInputs } from "../../src/core/evaluation/warnings.ts";
import { rewardsOf } from "../../src/core/evaluation/record-training.ts";
import type { LossTask, MarginTask, PairSums } from "../../src/core/partitions/pair-sums.ts";
import type { PreferenceSet } from "../../src/core/types.ts";

/** The sums over pairs that are in memory, and how many looks at the pairs there were. */
export function sumsInMemory(set: PreferenceSet): PairSums & { readonly looks: { count: number } } {
  const { dimension, features, first, second, label, weight } = set;
  const all = differencesOf(set, []);
  const looks = { count: 0 };
  let bits = new BigUint64Array(0);
  const pairsOf = (number: number) => selectPairs(all, (i) => ((bits[i] >> BigInt(number)) & 1n) === 1n);
  const at = ({ set: number, weights }: MarginTask) => {
    const pairs = pairsOf(number);
    return { pairs, found: margins(pairs, weights) };
  };
  const rowsOf = (rows: Int32Array, pairs: Int32Array) =>
    Float32Array.from(
      [...pairs].flatMap((i) => [...features.subarray(rows[i] * dimension, (rows[i] + 1) * dimension)]),
    );
  const losses = ({ noise, ...task }: LossTask) => {
    const { pairs, found } = at(task);
    const gradient = new Float64Array(dimension);
    let value = 0;
    found.forEach((margin, i) => {
      value += pairs.weight[i] * pairLoss(margin, pairs.label[i], noise);
      const slope = pairs.weight[i] * pairLossSlope(margin, pairs.label[i], noise);
      for (let j = 0; j < dimension; j++) gradient[j] += slope * pairs.rows[pairs.at[i] * dimension + j];
    });
    return { value, gradient };
  };
  return {
    looks,
    divide(given) {
      bits = given.slice();
      const sum = new Float64Array(dimension);
      for (const rows of [first, second])
        for (const row of rows) for (let j = 0; j < dimension; j++) sum[j] += features[row * dimension + j];
      const differs = (i: number) => all.rows.subarray(i * dimension, (i + 1) * dimension).some((d) => d !== 0);
      return Promise.resolve({
        sum,
        finite: features.every(Number.isFinite),
        differing: label.filter((y, i) => y !== 0.5 && differs(i)).length,
        identical: identicalInputs(set),
      });
    },
    losses(tasks) {
      looks.count++;
      return Promise.resolve(tasks.map(losses));
    },
    information: (tasks) =>
      Promise.resolve(
        tasks.map(({ noise, ...task }) => {
          const { pairs, found } = at(task);
          const packed = new Float64Array(packedLength(dimension));
          found.forEach((margin, i) => {
            const row = pairs.rows.subarray(pairs.at[i] * dimension, (pairs.at[i] + 1) * dimension);
            const scale = Float64Array.of(pairs.weight[i] * pairInformation(margin, noise));
            addOuterProducts(packed, dimension, row, dimension, scale);
          });
          return packed;
        }),
      ),
    likelihoods: (groups) =>
      Promise.resolve(
        groups.map((tasks) => {
          const nats = tasks.map(({ noise, ...task }) => {
            const { pairs, found } = at(task);
            return found.map((margin, i) => -pairs.weight[i] * pairLoss(margin, pairs.label[i], noise));
          });
          return {
            sums: Float64Array.from(nats, (own) => own.reduce((total, value) => total + value, 0)),
            products: Float64Array.from(nats.flatMap((p) => nats.map((q) => dot(p, 0, q, 0, p.length)))),
          };
        }),
      ),
    margins: (tasks) => Promise.resolve(tasks.map((task) => at(task).found)),
    phi: (pairs) => Promise.resolve({ first: rowsOf(first, pairs), second: rowsOf(second, pairs) }),
    rewards(weights) {
      const found = margins(all, weights);
      const signed = new Float64Array(dimension);
      found.forEach((margin, i) => {
        for (let j = 0; j < dimension; j++) signed[j] += weight[i] * Math.sign(margin) * all.rows[i * dimension + j];
      });
      const { first: a, second: b } = rewardsOf(set, Float32Array.from(weights), 0);
      return Promise.resolve({
        first: Float64Array.from(a),
        second: Float64Array.from(b),
        signed,
        total: found.reduce((total, margin, i) => total + weight[i] * Math.abs(margin), 0),
      });
    },
  };
}
