/** How far a new pair's true margin lies from the one learnt, for tastes of four surface features over real texts. */
import { dot, sigmoid } from "../../src/core/bradley-terry.ts";
import { differencesOf, selectPairs } from "../../src/core/differences.ts";
import { surfaceStart } from "../../src/core/feature-layout.ts";
import { posteriorDeviation } from "../../src/core/laplace.ts";
import { fitMixture, mixtureCovariance } from "../../src/core/mixture.ts";
import { seededRandom, shuffled } from "../../src/core/random.ts";
import type { PreferenceSet } from "../../src/core/types.ts";

const FRESH = 100;

/**
 * |learnt − true| in standard deviations of the posterior, of 100 pairs of other queries, after `pairs` choices by
 * Bradley–Terry.
 * @param strength standard deviation of the true margins, in logits.
 */
export function deviations(set: PreferenceSet, pairs: number, strength: number, seed: number): number[] {
  const { dimension } = set;
  const random = seededRandom(seed);
  const start = surfaceStart(dimension);
  const all = differencesOf(set, []);
  const columns = shuffled(
    Array.from({ length: dimension - start }, (_, j) => start + j),
    random,
  ).slice(0, 4);
  const taste = new Float64Array(dimension);
  for (const j of columns) taste[j] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const raw = Float64Array.from(set.label, (_, i) => dot(all.rows, i * dimension, taste, 0, dimension));
  const spread = Math.sqrt(raw.reduce((sum, m) => sum + m * m, 0) / raw.length);
  const truth = raw.map((m) => (m * strength) / spread);
  const order = shuffled([...new Set(set.group)], random).map((query) => set.group.indexOf(query));
  const training = new Set(order.slice(0, pairs));
  const sorted = [...training].sort((a, b) => a - b);
  const some = {
    ...selectPairs(all, (i) => training.has(i)),
    label: Float64Array.from(sorted, (i) => (random() < sigmoid(truth[i]) ? 1 : 0)),
  };
  const mixture = fitMixture(some, dimension, sorted);
  const covariance = mixtureCovariance(mixture, some, dimension, []);
  return order.slice(pairs, pairs + FRESH).map((i) => {
    const d = all.rows.subarray(i * dimension, (i + 1) * dimension);
    return Math.abs(dot(d, 0, mixture.theta, 0, dimension) - truth[i]) / posteriorDeviation(covariance, d);
  });
}
