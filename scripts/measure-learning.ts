/**
 * How many choices a head needs: accuracy on clean held-out pairs after 20, 50, 100 and 200 choices of each simulated
 * taste (scripts/lib/measure/tastes.ts), 10% of them flipped, queries never shared; and 5-fold accuracy on the real choices.
 *
 *     npm run build && node scripts/measure-learning.ts [folder of the pairs, default where fetch-data.ts puts them] [first draw, 0] [draws, 4]
 *
 * Twice: over all pairs that a taste can tell apart, and over those it tells apart by half a standard deviation, which
 * is nearer to what a person sees.
 */
import { resolve } from "node:path";
import { crossvalidate } from "../src/core/evaluation/crossvalidate.ts";
import { differencesOf } from "../src/core/model/differences.ts";
import { loadHead } from "../src/store/heads/load-head.ts";
import { accuracyAfter, type Lesson } from "./lib/measure/learning.ts";
import { FILES, realPairs } from "./lib/measure/real-features.ts";
import { TASTES, type Taste } from "./lib/measure/tastes.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
const CHOICES = [20, 50, 100, 200];
const FLIPPED = 0.1;
const FIRST = Number(process.argv[3] ?? 0);
const DRAWS = Number(process.argv[4] ?? 4);

const { pairs, set } = await realPairs(data, FILES);
/** Tastes start from the general head, as a training does. */
const { weights: general } = await loadHead(resolve(import.meta.dirname, "..", "media", "starters", "general"));
const all = differencesOf(set, [general]);

/** What there is to learn of a taste from the pairs it tells apart by so many standard deviations. */
function lessonOf(taste: Taste, visible: number): Omit<Lesson, "seed"> {
  const gap = pairs.map(({ query, first, second }) => taste.of(first, query) - taste.of(second, query));
  const spread = Math.sqrt(gap.reduce((sum, d) => sum + d * d, 0) / gap.length);
  const differing = gap.flatMap((d, i) => (d !== 0 && Math.abs(d) >= visible * spread ? [i] : []));
  const { dimension, group } = set;
  return { all, dimension, group, truth: (i) => (gap[i] > 0 ? 1 : 0), pairs: differing, flipped: FLIPPED };
}

const percent = (value: number) => (100 * value).toFixed(1).padStart(6);
const columns = (values: readonly number[]) => values.map(percent).join(" ");
const meanOf = (rows: readonly number[][]) =>
  CHOICES.map((_, k) => rows.reduce((sum, row) => sum + row[k], 0) / rows.length);

for (const visible of [0, 0.5]) {
  console.log(`\npairs told apart by ${visible} standard deviations; choices: ${CHOICES.join(", ")}`);
  const results = TASTES.map((taste, t) => {
    const lesson = lessonOf(taste, visible);
    const seeds = Array.from({ length: DRAWS }, (_, draw) => 100 * t + FIRST + draw);
    const mean = meanOf(seeds.map((seed) => accuracyAfter({ ...lesson, seed }, CHOICES)));
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
