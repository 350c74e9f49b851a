/**
 * Whether the influence of each choice on a score (src/core/influence.ts) ranks people's choices as real refits without
 * each of them do:
 *
 *     npm run build && node scripts/measure-influence.ts [folder of the pairs, default ../shared/data] [draws a row, default 3]
 *
 * Choices of hh-harmless, drawn by whole queries; rewards of the first responses to ten other queries. Refits hold the
 * priors and their shares, as the formula does; "priors weighed anew" repeats the whole fit without the choice, for thirty
 * choices a draw. Spearman's rank correlation, mean over responses and draws, and the least.
 */
import { join, resolve } from "node:path";
import { dot } from "../src/core/bradley-terry.ts";
import { differencesOf, selectPairs, weightsOf } from "../src/core/differences.ts";
import { fit } from "../src/core/fit.ts";
import { influences } from "../src/core/influence.ts";
import { pairsByQuery } from "../src/core/left-out.ts";
import { fitMixture, mixtureCovariance } from "../src/core/mixture.ts";
import { seededRandom, shuffled } from "../src/core/random.ts";
import type { PreferenceSet } from "../src/core/types.ts";
import { rankCorrelation } from "./lib/rank-correlation.ts";
import { realPairs } from "./lib/real-features.ts";

const data = resolve(process.argv[2] ?? join(import.meta.dirname, "..", "..", "shared", "data"));
const DRAWS = Number(process.argv[3] ?? 3);
const CHOICES = [20, 50, 100, 200];
const [EXPLAINED, ANEW] = [10, 30];

const { set } = await realPairs(data, ["hh-harmless"]);
const { dimension } = set;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Rank correlations of one draw, one a response that is explained. */
function draw(n: number, seed: number): { held: number[]; anew: number[] } {
  const order = shuffled(pairsByQuery(set.group), seededRandom(seed)).flat();
  const used = order.slice(0, n);
  const pick = <T extends Int32Array | Float64Array>(values: T) => values.filter((_, i) => chosen.has(i)) as T;
  const chosen = new Set(used);
  const some: PreferenceSet = {
    ...set,
    ...{ first: pick(set.first), second: pick(set.second), group: pick(set.group) },
    ...{ label: pick(set.label), weight: pick(set.weight) },
  };
  const all = differencesOf(some, []);
  const mixture = fitMixture(all, dimension, some.group);
  const phi = (row: number) => set.features.subarray(row * dimension, (row + 1) * dimension);
  const mean = new Float32Array(dimension);
  for (const rows of [some.first, some.second])
    for (const row of rows) phi(row).forEach((value, j) => (mean[j] += value / (2 * n)));
  const head = {
    weights: weightsOf(mixture.theta, [], dimension),
    mean,
    covariance: Float32Array.from(mixtureCovariance(mixture, all, dimension, [])),
  };
  const explained = order.slice(n, n + EXPLAINED).map((i) => phi(set.first[i]));
  const rewards = (theta: Float64Array) =>
    explained.map((x) => dot(theta, 0, x.map((value, j) => value - mean[j]), 0, dimension)); // prettier-ignore
  const heldFit = (without?: number) =>
    mixture.parts.reduce((sum, { precision, share, theta }) => {
      const left = without === undefined ? all : selectPairs(all, (i) => i !== without);
      const refitted = fit(left, precision, { start: theta, tolerance: 1e-3 }).theta;
      return sum.map((value, j) => value + share * refitted[j]);
    }, new Float64Array(dimension));
  const anewFit = (without: number) =>
    fitMixture(selectPairs(all, (i) => i !== without), dimension, some.group.filter((_, i) => i !== without)).theta; // prettier-ignore
  const added = explained.map((x) => influences(head, some, x));
  const whole = rewards(heldFit());
  const held = range(n).map((i) => rewards(heldFit(i)).map((reward, k) => whole[k] - reward));
  const few = shuffled(range(n), seededRandom(seed)).slice(0, ANEW);
  const anew = few.map((i) => rewards(anewFit(i)).map((reward, k) => rewards(mixture.theta)[k] - reward));
  return {
    held: added.map((values, k) => rankCorrelation(values, held.map((row) => row[k]))), // prettier-ignore
    anew: added.map((values, k) => rankCorrelation(few.map((i) => values[i]), anew.map((row) => row[k]))), // prettier-ignore
  };
}

console.log("choices  priors held: mean, least  priors weighed anew: mean, least");
for (const n of CHOICES) {
  const draws = range(DRAWS).map((seed) => draw(n, seed + 1));
  const told = (values: readonly number[]) =>
    `${(values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3)}, ${Math.min(...values).toFixed(3)}`;
  const [held, anew] = [draws.flatMap((one) => one.held), draws.flatMap((one) => one.anew)];
  console.log(`${String(n).padStart(7)}${told(held).padStart(27)}${told(anew).padStart(35)}`);
}
