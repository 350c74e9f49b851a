/**
 * Whether asking the informative pairs first saves choices: accuracy on clean held-out pairs after 20, 50 and 100 choices, the
 * pairs drawn at random, or the most informative of a pool (src/core/choosing/asking.ts) after ten random ones, ten at a time.
 *
 *     npm run build && node scripts/measure-asking.ts [draws a taste, default 1] [folder of the pairs, default where fetch-data.ts puts them] [files, default all]
 *
 * Simulated tastes (scripts/lib/measure/tastes.ts), a tenth of the choices flipped, one pair a query and ten. Both arms share pool,
 * held-out pairs and the first ten choices, so that the difference's standard error is that of paired draws.
 */
import { mean, standardDeviation } from "../src/core/math/statistics.ts";
import { information } from "../src/core/choosing/asking.ts";
import { dot } from "../src/core/math/vectors.ts";
import { margins } from "../src/core/model/bradley-terry.ts";
import { differencesOf, selectPairs } from "../src/core/model/differences.ts";
import { posteriorDeviation } from "../src/core/model/laplace.ts";
import { posteriorCovariance, fitMixture } from "../src/core/priors/mixture.ts";
import { seededRandom, shuffled } from "../src/core/math/random.ts";
import { FILES, realPairs } from "./lib/measure/real-features.ts";
import { TASTES, type Taste } from "./lib/measure/tastes.ts";
import { dataFolder } from "./lib/paths.ts";

const DRAWS = Number(process.argv[2] ?? 1);
const data = dataFolder(process.argv[3]);
const CHOICES = [20, 50, 100];
const [POOL, HELD_OUT, BATCH, FLIPPED] = [400, 400, 10, 0.1];
const LEAST_HELD_OUT = 100;

const files = process.argv.slice(4);
const { pairs, set } = await realPairs(data, files.length > 0 ? files : FILES);
const all = differencesOf(set, []);
const { dimension } = set;

/** A head trained on these answers, and how it sees pairs. */
function trainedOn(answers: ReadonlyMap<number, number>, withDoubt: boolean) {
  const asked = [...answers.keys()].sort((a, b) => a - b);
  const label = Float64Array.from(asked, (i) => answers.get(i)!);
  const some = { ...selectPairs(all, (i) => answers.has(i)), label };
  const mixture = fitMixture(
    some,
    dimension,
    asked.map((i) => set.group[i]),
  );
  const covariance = withDoubt ? posteriorCovariance(mixture, some, dimension, []).covariance : undefined;
  return { theta: mixture.theta, covariance };
}

/** Accuracies after CHOICES with random and with informative pairs, for one draw; none where the taste tells too few pairs apart. */
function compare(taste: Taste, seed: number): { random: number[]; informative: number[] } | undefined {
  const random = seededRandom(seed);
  const gap = pairs.map(({ query, first, second }) => taste.of(first, query) - taste.of(second, query));
  const differing = gap.flatMap((d, i) => (d !== 0 ? [i] : []));
  const one = [...new Map(shuffled(differing, random).map((i) => [set.group[i], i])).values()];
  if (one.length < POOL + LEAST_HELD_OUT) return undefined;
  const order = shuffled(one, random);
  const [pool, held] = [order.slice(0, POOL), new Set(order.slice(POOL, POOL + HELD_OUT))];
  const flips = new Map(pool.map((i) => [i, random() < FLIPPED]));
  const answer = (i: number) => (gap[i] > 0 !== flips.get(i) ? 1 : 0);
  const rows = selectPairs(all, (i) => held.has(i));
  const truth = [...held].sort((a, b) => a - b).map((i) => gap[i] > 0);
  const right = (theta: Float64Array) =>
    margins(rows, theta).reduce((sum, margin, k) => sum + (margin > 0 === truth[k] ? 1 : 0), 0) / truth.length;

  const randomly = CHOICES.map((n) =>
    right(trainedOn(new Map(pool.slice(0, n).map((i) => [i, answer(i)])), false).theta),
  );
  const answers = new Map(pool.slice(0, BATCH).map((i) => [i, answer(i)]));
  const informative: number[] = [];
  while (informative.length < CHOICES.length) {
    const { theta, covariance } = trainedOn(answers, true);
    if (CHOICES.includes(answers.size)) informative.push(right(theta));
    const worth = (i: number) => {
      const d = all.rows.subarray(i * dimension, (i + 1) * dimension);
      return information(dot(d, 0, theta, 0, dimension), posteriorDeviation(covariance!, d));
    };
    const left = pool.filter((i) => !answers.has(i)).map((i) => ({ i, worth: worth(i) }));
    for (const { i } of left.sort((a, b) => b.worth - a.worth).slice(0, BATCH)) answers.set(i, answer(i));
  }
  return { random: randomly, informative };
}

const found = TASTES.flatMap((taste, t) =>
  Array.from({ length: DRAWS }, (_, draw) => {
    const result = compare(taste, 1000 * t + draw);
    if (!result) {
      console.log(`${taste.name.padEnd(26)} tells too few of these pairs apart`);
      return [];
    }
    const percent = (values: readonly number[]) => values.map((value) => (100 * value).toFixed(1).padStart(6)).join("");
    console.log(
      `${taste.name.padEnd(26)} random ${percent(result.random)}   informative ${percent(result.informative)}`,
    );
    return [result];
  }).flat(),
);
CHOICES.forEach((n, k) => {
  const gains = found.map(({ random, informative }) => informative[k] - random[k]);
  const error = standardDeviation(gains) / Math.sqrt(gains.length - 1);
  const at = (arm: "random" | "informative") => (100 * mean(found.map((result) => result[arm][k]))).toFixed(1);
  const gain = `${(100 * mean(gains)).toFixed(1)} ± ${(100 * error).toFixed(1)}`;
  console.log(`after ${n} choices: random ${at("random")}, informative ${at("informative")}, gain ${gain} points`);
});
