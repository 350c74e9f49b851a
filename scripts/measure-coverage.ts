/**
 * How often the 90 % interval of a new pair holds its true margin, on the texts of real pairs:
 *
 *     npm run build && node scripts/measure-coverage.ts [folder of the pairs, default ../shared/data]
 *
 * A taste is a drawn weight vector, either over all features or over four surface features; its margins have the given
 * standard deviation in logits, and its choices follow Bradley–Terry. New pairs are of other queries.
 */
import { resolve } from "node:path";
import { dot, sigmoid } from "../src/core/bradley-terry.ts";
import { differencesOf, selectPairs } from "../src/core/differences.ts";
import { surfaceStart } from "../src/core/feature-layout.ts";
import { posteriorDeviation } from "../src/core/laplace.ts";
import { Z90 } from "../src/core/metrics.ts";
import { fitMixture, mixtureCovariance } from "../src/core/mixture.ts";
import { seededRandom, shuffled } from "../src/core/random.ts";
import { realPairs } from "./lib/real-features.ts";

const data = resolve(process.argv[2] ?? resolve(import.meta.dirname, "..", "..", "shared", "data"));
const DRAWS = Number(process.argv[3] ?? 6);
const FRESH = 100;
const { set } = await realPairs(data, ["hh-harmless"]);
const all = differencesOf(set, []);
const { dimension } = set;
const n = set.label.length;

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Weights over all features, half of the variance in the surface features, or over four of those. */
function taste(random: () => number, sparse: boolean): Float64Array {
  const start = surfaceStart(dimension);
  const few = new Set(
    shuffled(
      Array.from({ length: dimension - start }, (_, j) => start + j),
      random,
    ).slice(0, 4),
  );
  const size = (j: number) => (j < start ? 1 / Math.sqrt(start) : 1 / Math.sqrt(dimension - start));
  return Float64Array.from({ length: dimension }, (_, j) => normal(random) * (sparse ? Number(few.has(j)) : size(j)));
}

function draw(pairs: number, strength: number, sparse: boolean, seed: number): { covered: number; ordered: number } {
  const random = seededRandom(seed);
  const w = taste(random, sparse);
  const raw = Float64Array.from({ length: n }, (_, i) => dot(all.rows, i * dimension, w, 0, dimension));
  const spread = Math.sqrt(raw.reduce((sum, m) => sum + m * m, 0) / n);
  const truth = raw.map((m) => (m * strength) / spread);
  const queries = shuffled([...new Set(set.group)], random);
  const order = queries.slice(0, pairs + FRESH).map((query) => set.group.indexOf(query));
  const training = new Set(order.slice(0, pairs));
  const sorted = [...training].sort((a, b) => a - b);
  const some = {
    ...selectPairs(all, (i) => training.has(i)),
    label: Float64Array.from(sorted, (i) => (random() < sigmoid(truth[i]) ? 1 : 0)),
  };
  const mixture = fitMixture(some, dimension, sorted);
  const covariance = mixtureCovariance(mixture, some, dimension, []);
  let covered = 0;
  let ordered = 0;
  for (const i of order.slice(pairs)) {
    const d = all.rows.subarray(i * dimension, (i + 1) * dimension);
    const margin = dot(d, 0, mixture.theta, 0, dimension);
    if (Math.abs(margin - truth[i]) < Z90 * posteriorDeviation(covariance, d)) covered++;
    if (margin > 0 === truth[i] > 0) ordered++;
  }
  return { covered: covered / FRESH, ordered: ordered / FRESH };
}

console.log("taste   sd of margins  choices  covered (90 % asked)  order right");
const every: number[] = [];
for (const sparse of [true, false]) {
  for (const strength of [0.7, 1.5, 3]) {
    for (const pairs of [20, 50, 200, 1000]) {
      const draws = Array.from({ length: DRAWS }, (_, i) => draw(pairs, strength, sparse, 10 * (i + 1)));
      every.push(...draws.map(({ covered }) => covered));
      const mean = (of: "covered" | "ordered") => (draws.reduce((sum, d) => sum + d[of], 0) / DRAWS).toFixed(2);
      console.log(
        [sparse ? "few    " : "all    ", String(strength).padStart(13), String(pairs).padStart(8)].join(" ") +
          `${mean("covered").padStart(22)}${mean("ordered").padStart(13)}`,
      );
    }
  }
}
console.log(`mean over ${every.length} draws: ${(every.reduce((a, b) => a + b, 0) / every.length).toFixed(3)}`);
