/**
 * What the starters are worth as a prior: accuracy on held-out pairs after 20 to 200 choices, with no prior, with on-topic,
 * and with every starter that was not trained on these choices.
 *
 *     npm run build && node scripts/measure-priors.ts [draws, default 4] [folder of the pairs, default where fetch-data.ts puts them]
 *
 * Over people's own choices in each set, and over simulated tastes (scripts/lib/measure/tastes.ts) with a tenth of the choices flipped.
 * All priors meet the same choices, so that a difference's standard error is that of paired draws.
 */
import { mean, standardDeviation } from "../src/core/math/statistics.ts";
import { join, resolve } from "node:path";
import { differencesOf } from "../src/core/model/differences.ts";
import { loadHead } from "../src/store/heads/load-head.ts";
import { accuracyAfter, type Lesson } from "./lib/measure/learning.ts";
import { FILES, realPairs, type RealPairs } from "./lib/measure/real-features.ts";
import { TASTES } from "./lib/measure/tastes.ts";
import { dataFolder } from "./lib/paths.ts";

const root = resolve(import.meta.dirname, "..");
const DRAWS = Number(process.argv[2] ?? 4);
const data = dataFolder(process.argv[3]);
const CHOICES = [20, 50, 100, 200];

const starter = async (name: string) => (await loadHead(join(root, "media", "starters", name))).weights;
const starters = new Map(
  await Promise.all(["on-topic", "helpful", "harmless"].map(async (name) => [name, await starter(name)] as const)),
);

/** The priors to compare, without those that were trained on choices of this set. */
function priorsBut(trainedOn: readonly string[]): [string, Float32Array[]][] {
  const fair = [...starters].filter(([name]) => !trainedOn.some((set) => set.includes(name)));
  return [
    ["none", []],
    ["on-topic", [starters.get("on-topic")!]],
    [fair.map(([name]) => name).join(", "), fair.map(([, weights]) => weights)],
  ];
}

const deviation = (values: readonly number[]) =>
  standardDeviation(values) * Math.sqrt(values.length / (values.length - 1));
const points = (value: number) => (100 * value).toFixed(1);

/** Prints one row a prior: accuracy, and the difference to none with its standard error. */
function compare(
  title: string,
  { set }: RealPairs,
  priors: readonly [string, Float32Array[]][],
  lessons: readonly Pick<Lesson, "truth" | "pairs" | "flipped" | "seed">[],
) {
  console.log(`\n${title}, ${lessons.length} draws; choices: ${CHOICES.join(", ")}`);
  let plain: number[][] = [];
  for (const [name, weights] of priors) {
    const common = { all: differencesOf(set, weights), dimension: set.dimension, group: set.group };
    const found = lessons.map((lesson) => accuracyAfter({ ...common, ...lesson }, CHOICES));
    if (weights.length === 0) plain = found;
    const cells = CHOICES.map((_, k) => {
      const gain = found.map((row, d) => row[k] - plain[d][k]);
      const error = deviation(gain) / Math.sqrt(gain.length);
      const against = weights.length > 0 ? ` (${points(mean(gain))} ± ${points(error)})` : "";
      return points(mean(found.map((row) => row[k]))) + against;
    });
    console.log(`${name.padEnd(32)} ${cells.map((cell) => cell.padEnd(18)).join(" ")}`);
  }
}

for (const name of FILES) {
  const real = await realPairs(data, [name]);
  const pairs = Array.from(real.set.label, (_, i) => i);
  const truth = (i: number) => (real.set.label[i] > 0.5 ? 1 : 0);
  const lessons = Array.from({ length: 5 * DRAWS }, (_, seed) => ({ truth, pairs, flipped: 0, seed }));
  compare(name, real, priorsBut([name]), lessons);
}

const real = await realPairs(data, FILES);
const lessons = TASTES.flatMap((taste, t) => {
  const gap = real.pairs.map(({ query, first, second }) => taste.of(first, query) - taste.of(second, query));
  const pairs = gap.flatMap((d, i) => (d !== 0 ? [i] : []));
  const truth = (i: number) => (gap[i] > 0 ? 1 : 0);
  return Array.from({ length: Math.max(1, DRAWS >> 1) }, (_, draw) => ({
    truth,
    pairs,
    flipped: 0.1,
    seed: 100 * t + draw,
  }));
});
compare(`${TASTES.length} tastes`, real, priorsBut([]), lessons);
