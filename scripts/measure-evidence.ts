/**
 * Whether "7 of about 20" is so: how many choices a lens says that a response needs, against how many it took until its
 * score was shown.
 *
 *     npm run build && node scripts/measure-evidence.ts [folder of the pairs, default where fetch-data.ts puts them] [draws, default 4]
 *
 * Choices follow Bradley–Terry by a drawn taste for four surface features; responses are of other queries.
 */
import { dot } from "../src/core/math/vectors.ts";
import { sigmoid } from "../src/core/model/bradley-terry.ts";
import { differencesOf, weightsOf } from "../src/core/model/differences.ts";
import { choicesNeeded, isVague } from "../src/core/evaluation/evidence.ts";
import { surfaceStart } from "../src/core/features/feature-layout.ts";
import { seededRandom, shuffled } from "../src/core/math/random.ts";
import { posteriorCovariance, fitMixture } from "../src/core/priors/mixture.ts";
import { scoreResponse } from "../src/core/model/score.ts";
import type { Head } from "../src/core/model/head.ts";
import type { PreferenceSet } from "../src/core/types.ts";
import { realPairs } from "./lib/measure/real-features.ts";
import { someOf } from "./lib/measure/some-pairs.ts";
import { dataFolder } from "./lib/paths.ts";

const data = dataFolder(process.argv[2]);
const DRAWS = Number(process.argv[3] ?? 4);
const SIZES = [5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 60];
const FRESH = 60;
const { set } = await realPairs(data, ["hh-harmless"]);
const { dimension } = set;
const { rows } = differencesOf(set, []);
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** What training makes of choices, without its held-out figures. */
function headOf(some: PreferenceSet): Pick<Head, "weights" | "bias" | "mean" | "covariance" | "card"> {
  const differences = differencesOf(some, []);
  const mixture = fitMixture(differences, dimension, some.group);
  const weights = weightsOf(mixture.theta, [], dimension);
  const mean = new Float32Array(dimension);
  for (const row of [...some.first, ...some.second])
    for (let j = 0; j < dimension; j++) mean[j] += some.features[row * dimension + j] / (2 * some.label.length);
  return {
    weights,
    bias: -dot(weights, 0, mean, 0, dimension),
    mean,
    covariance: Float32Array.from(posteriorCovariance(mixture, differences, dimension, []).covariance),
    card: { pairs: some.label.length } as Head["card"],
  };
}

for (const strength of [1.5, 3]) {
  const ratios = new Map<number, number[]>(SIZES.map((size) => [size, []]));
  const vague = new Map<number, number>(SIZES.map((size) => [size, 0]));
  for (let draw = 1; draw <= DRAWS; draw++) {
    const random = seededRandom(draw);
    const start = surfaceStart(dimension);
    const columns = shuffled(
      Array.from({ length: dimension - start }, (_, j) => start + j),
      random,
    ).slice(0, 4);
    const taste = new Float64Array(dimension);
    for (const j of columns) taste[j] = random() - 0.5;
    const raw = Float64Array.from(set.label, (_, i) => dot(rows, i * dimension, taste, 0, dimension));
    const spread = Math.sqrt(raw.reduce((sum, m) => sum + m * m, 0) / raw.length);
    const order = shuffled([...new Set(set.group)], random).map((query) => set.group.indexOf(query));
    const label = Float64Array.from(raw, (m) => (random() < sigmoid((m * strength) / spread) ? 1 : 0));
    const fresh = order
      .slice(-FRESH)
      .map((i) => set.features.subarray(set.first[i] * dimension, (set.first[i] + 1) * dimension));
    /** Of each response, what was said at each size while it was vague. */
    const said = fresh.map(() => new Map<number, number>());
    const taken = fresh.map(() => Infinity);
    for (const size of SIZES) {
      const head = headOf(someOf({ ...set, label }, order.slice(0, size)));
      fresh.forEach((phi, r) => {
        const scored = scoreResponse(head, phi);
        if (!isVague(scored)) return void (taken[r] = Math.min(taken[r], size));
        taken[r] = Infinity; // vague again: what was shown before does not count
        vague.set(size, vague.get(size)! + 1);
        const needed = choicesNeeded(head, scored);
        said[r].set(size, needed);
      });
    }
    said.forEach((at, r) => {
      if (Number.isFinite(taken[r])) at.forEach((needed, size) => ratios.get(size)!.push(needed / taken[r]));
    });
  }
  console.log(`sd of the true margins ${strength} logits`);
  for (const size of SIZES) {
    const values = ratios.get(size)!;
    const share = ((100 * vague.get(size)!) / (DRAWS * FRESH)).toFixed(0);
    const ratio = values.length > 4 ? `said/taken, median ${median(values).toFixed(2)} over ${values.length}` : "";
    console.log(`  ${String(size).padStart(4)} choices: ${share.padStart(3)} % vague  ${ratio}`);
  }
}
