/** How far a true margin and a true reward lie from those learned, for drawn tastes over the texts of real pairs. */
import { dot } from "../../../src/core/math/vectors.ts";
import { sigmoid, type Differences } from "../../../src/core/model/bradley-terry.ts";
import { differencesOf, selectPairs, weightsOf } from "../../../src/core/model/differences.ts";
import { surfaceStart } from "../../../src/core/features/feature-layout.ts";
import { posteriorDeviation } from "../../../src/core/model/laplace.ts";
import { posteriorCovariance, fitMixture } from "../../../src/core/priors/mixture.ts";
import { normal, seededRandom, shuffled } from "../../../src/core/math/random.ts";
import type { PreferenceSet } from "../../../src/core/types.ts";

const FRESH = 100;
/** Surface features that a taste of "few" weighs. */
const FEW = 4;

export interface DrawnTaste {
  /** Weights on four surface features, or on all features, half of the variance in the surface features. */
  readonly features: "few" | "all";
  /** Standard deviation of the true margins, logits. */
  readonly sd: number;
  /** Choices by Bradley–Terry, one a query. */
  readonly choices: number;
}

/** |learned − true| in standard deviations of the posterior, of 100 pairs of other queries. */
export interface Away {
  /** Of the pairs' margins. */
  readonly margins: readonly number[];
  /** Of the rewards of their first responses, against the average response of the choices. */
  readonly rewards: readonly number[];
  /** Share of the pairs in their true order. */
  readonly ordered: number;
}

function drawnWeights(dimension: number, features: DrawnTaste["features"], random: () => number): Float64Array {
  const start = surfaceStart(dimension);
  const surface = Array.from({ length: dimension - start }, (_, j) => start + j);
  const few = new Set(shuffled(surface, random).slice(0, FEW));
  const size = (j: number) => {
    if (features === "few") return Number(few.has(j));
    return 1 / Math.sqrt(j < start ? start : dimension - start);
  };
  return Float64Array.from({ length: dimension }, (_, j) => normal(random) * size(j));
}

/** A drawn taste, its choices, and pairs of other queries. */
export interface DrawnChoices {
  /** The rows of the choices, with their labels; one a query. */
  readonly some: Differences;
  /** Query of each choice. */
  readonly group: readonly number[];
  /** w of the taste, D. */
  readonly truth: Float64Array;
  /** Variances that the taste was drawn with, of all states' weights together and of one surface feature's ("all" only). */
  readonly sizes: { readonly states: number; readonly surface: number };
  /** Mean φ over the responses of the choices, D. */
  readonly mean: Float64Array;
  /** φ(first) − φ(second), and φ(first), of 100 pairs of other queries. */
  readonly fresh: readonly { readonly difference: Float32Array; readonly phi: Float32Array }[];
}

/** The same seed gives the same. */
export function drawChoices(set: PreferenceSet, { features, sd, choices }: DrawnTaste, seed: number): DrawnChoices {
  const { dimension } = set;
  const random = seededRandom(seed);
  const all = differencesOf(set, []);
  const difference = (i: number) => all.rows.subarray(i * dimension, (i + 1) * dimension);
  const phi = (row: number) => set.features.subarray(row * dimension, (row + 1) * dimension);
  const raw = drawnWeights(dimension, features, random);
  const squares = set.label.reduce((sum, _, i) => sum + dot(difference(i), 0, raw, 0, dimension) ** 2, 0);
  const scale = sd / Math.sqrt(squares / set.label.length);
  const truth = raw.map((w) => w * scale);
  const order = shuffled([...new Set(set.group)], random).map((query) => set.group.indexOf(query));
  const training = new Set(order.slice(0, choices));
  const group = [...training].sort((a, b) => a - b);
  const some = {
    ...selectPairs(all, (i) => training.has(i)),
    label: Float64Array.from(group, (i) => Number(random() < sigmoid(dot(difference(i), 0, truth, 0, dimension)))),
  };
  const mean = new Float64Array(dimension);
  for (const i of group)
    for (const row of [set.first[i], set.second[i]])
      phi(row).forEach((value, j) => (mean[j] += value / (2 * group.length)));
  const fresh = order.slice(choices, choices + FRESH);
  return {
    ...{ some, group, truth, mean },
    sizes: { states: scale * scale, surface: (scale * scale) / (dimension - surfaceStart(dimension)) },
    fresh: fresh.map((i) => ({ difference: difference(i), phi: phi(set.first[i]) })),
  };
}

/** How far a fit is from the taste that made its choices. */
export function awayFrom(
  { truth, mean, fresh }: DrawnChoices,
  weights: ArrayLike<number>,
  covariance: ArrayLike<number>,
): Away {
  const dimension = truth.length;
  const gap = (x: ArrayLike<number>) => dot(x, 0, weights, 0, dimension) - dot(x, 0, truth, 0, dimension);
  const away = (x: ArrayLike<number>) => Math.abs(gap(x)) / posteriorDeviation(covariance, x);
  const right = fresh.filter(
    ({ difference: d }) => dot(d, 0, weights, 0, dimension) > 0 === dot(d, 0, truth, 0, dimension) > 0,
  );
  return {
    margins: fresh.map(({ difference }) => away(difference)),
    rewards: fresh.map(({ phi }) => away(Float64Array.from(phi, (value, j) => value - mean[j]))),
    ordered: right.length / fresh.length,
  };
}

/** What a head learned from a taste's choices knows of it; the same seed gives the same. */
export function deviations(set: PreferenceSet, taste: DrawnTaste, seed: number): Away {
  const drawn = drawChoices(set, taste, seed);
  const mixture = fitMixture(drawn.some, set.dimension, drawn.group);
  const covariance = posteriorCovariance(mixture, drawn.some, set.dimension, []).covariance;
  return awayFrom(drawn, weightsOf(mixture.theta, [], set.dimension), covariance);
}
