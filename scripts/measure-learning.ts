/**
 * How many choices a head needs: accuracy on clean held-out pairs after 20, 50, 100 and 200 choices of each simulated
 * taste (scripts/lib/tastes.ts), 10 % of them flipped, queries never shared; and 5-fold accuracy on the real choices.
 *
 *     npm run build && node scripts/measure-learning.ts [folder of the pairs, default ../shared/data]
 *
 * Twice: over all pairs that a taste can tell apart, and over those it tells apart by half a standard deviation, which
 * is nearer to what a person sees.
 */
import { resolve } from "node:path";
import { margins } from "../src/core/bradley-terry.ts";
import { crossvalidate } from "../src/core/crossvalidate.ts";
import { differencesOf, selectPairs } from "../src/core/differences.ts";
import { fitMixture } from "../src/core/mixture.ts";
import { seededRandom, shuffled } from "../src/core/random.ts";
import { FILES, realPairs } from "./lib/real-features.ts";
import { TASTES, type Taste } from "./lib/tastes.ts";

const data = resolve(process.argv[2] ?? resolve(import.meta.dirname, "..", "..", "shared", "data"));
const CHOICES = [20, 50, 100, 200];
const HELD_OUT = 400;
const FLIPPED = 0.1;
const DRAWS = 4;

const { pairs, set } = await realPairs(data, FILES);
const all = differencesOf(set, []);

/** Accuracy after each number of choices, for one draw of choices. */
function learn(taste: Taste, visible: number, seed: number): number[] {
  const random = seededRandom(seed);
  const gap = pairs.map(({ query, first, second }) => taste.of(first, query) - taste.of(second, query));
  const spread = Math.sqrt(gap.reduce((sum, d) => sum + d * d, 0) / gap.length);
  const told = gap.flatMap((d, i) => (d !== 0 && Math.abs(d) >= visible * spread ? [i] : []));
  const byQuery = Map.groupBy(told, (i) => set.group[i]);
  const order = shuffled([...byQuery.values()], random).flat();
  return CHOICES.map((n) => {
    const training = order.slice(0, n);
    const seen = new Set(training.map((i) => set.group[i]));
    const held = order.slice(n).filter((i) => !seen.has(set.group[i]));
    const clean = (i: number) => (gap[i] > 0 ? 1 : 0);
    const chosen = new Map(training.map((i) => [i, random() < FLIPPED ? 1 - clean(i) : clean(i)]));
    const some = selectPairs(all, (i) => chosen.has(i));
    const sorted = [...chosen.keys()].sort((a, b) => a - b);
    const { theta } = fitMixture(
      { ...some, label: Float64Array.from(sorted, (i) => chosen.get(i)!) },
      set.dimension,
      sorted.map((i) => set.group[i]),
    );
    const tested = new Set(held.slice(0, HELD_OUT));
    const rows = selectPairs(all, (i) => tested.has(i));
    const truth = [...tested].sort((a, b) => a - b).map(clean);
    const right = margins(rows, theta).reduce((sum, margin, i) => sum + (margin > 0 === truth[i] > 0.5 ? 1 : 0), 0);
    return right / truth.length;
  });
}

const percent = (value: number) => (100 * value).toFixed(1).padStart(6);
const columns = (values: readonly number[]) => values.map(percent).join(" ");
const meanOf = (rows: readonly number[][]) =>
  CHOICES.map((_, k) => rows.reduce((sum, row) => sum + row[k], 0) / rows.length);

for (const visible of [0, 0.5]) {
  console.log(`\npairs told apart by ${visible} standard deviations; choices: ${CHOICES.join(", ")}`);
  const results = TASTES.map((taste, t) => {
    const mean = meanOf(Array.from({ length: DRAWS }, (_, draw) => learn(taste, visible, 100 * t + draw)));
    console.log(`${taste.name.padEnd(26)} ${columns(mean)}`);
    return mean;
  });
  console.log(`${"mean".padEnd(26)} ${columns(meanOf(results))}`);
}

console.log("\n5-fold accuracy on people's choices");
for (const name of FILES) {
  const { set: own } = await realPairs(data, [name]);
  const started = performance.now();
  const { accuracy, ece, loss } = crossvalidate(own, []);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${name.padEnd(26)} ${percent(accuracy.value)} ECE ${ece.toFixed(3)} loss ${loss.toFixed(4)} ${seconds} s`,
  );
}
