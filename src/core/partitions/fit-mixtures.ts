/** Fits the mixture of every part of a training (priors/mixture.ts), predicts each fold, and computes the posterior, by sums over pairs. */
import { SURFACE, surfaceStart } from "../features/feature-layout.ts";
import type { LossStep } from "../model/training-report.ts";
import { SURFACE_VARIANCE } from "../evaluation/baselines.ts";
import {
  averageOf,
  covarianceFrom,
  mixCovariances,
  scaleOf,
  type FittedPart,
  type Mixture,
  type PosteriorCovariance,
} from "../priors/mixture.ts";
import type { WeighedPrior } from "../priors/prior-shares.ts";
import { fitTogether, type SetFit } from "./fit-together.ts";
import type { TrainingPart } from "./plan.ts";
import { precisionOfColumns, type Fitting } from "./weigh-priors.ts";

/** Of fit.ts: slopes at the end are 1e-9 of the pairs' weight, so that weights are right to seven digits. */
const EXACT = 1e-4;

export type SetMixture = Pick<Mixture, "parts" | "theta">;

/** The mixture of each part, and the weights of the surface features alone for each fold. */
export interface Mixtures {
  readonly mixtures: readonly SetMixture[];
  /** w of each fold, D; empty for a layout without surface features. */
  readonly surface: readonly Float64Array[];
}

/** @param weighed priors by part, largest share first. */
export async function fitMixtures(
  parts: readonly TrainingPart[],
  weighed: readonly (readonly WeighedPrior[])[],
  { sums, parameters, curvature, onPass }: Fitting,
  onStep?: (step: LossStep) => void,
): Promise<Mixtures> {
  const { dimension, width } = parameters;
  const fits = parts.flatMap(({ set, total, fold }, p) =>
    weighed[p].map(({ precision, mean, noise }, k): SetFit => {
      const onIteration = (iteration: number, training: number) => onStep?.({ fold, iteration, training });
      return { set, total, precision, mean, noise, tolerance: EXACT, ...(k === 0 && { onIteration }) };
    }),
  );
  const hasSurface = surfaceStart(dimension) < dimension;
  const ends = SURFACE.offset + SURFACE.length;
  const alone = hasSurface ? parts.filter(({ fold }) => fold > 0) : [];
  const precision = precisionOfColumns(width, SURFACE.offset, ends, SURFACE_VARIANCE);
  const found = await fitTogether(
    [...fits, ...alone.map(({ set, total }): SetFit => ({ set, total, precision, tolerance: EXACT }))],
    sums,
    parameters,
    curvature,
    onPass,
  );
  // Margins of the fits with label noise, for the scale of their weights.
  const noisy = fits.flatMap(({ noise = 0, set }, i) =>
    noise > 0 ? [{ i, task: { set, weights: parameters.weights(found[i].theta) } }] : [],
  );
  const margins = noisy.length > 0 ? await sums.margins(noisy.map(({ task }) => task)) : [];
  const scales = new Map(noisy.map(({ i }, k) => [i, scaleOf(margins[k], fits[i].noise ?? 0)]));
  let next = 0;
  const mixtures = weighed.map((priors): SetMixture => {
    const own = priors.map((prior): FittedPart => {
      const scale = scales.get(next) ?? 1;
      return { ...prior, scale, theta: found[next++].theta.map((weight) => scale * weight) };
    });
    return { parts: own, theta: averageOf(own) };
  });
  const surface = found.slice(fits.length).map(({ theta }) => {
    const w = parameters.weights(theta);
    return w.fill(0, 0, SURFACE.offset).fill(0, ends);
  });
  return { mixtures, surface };
}

/** Margins of every pair by weights that were fitted without its fold. @param weights by fold. @param n number of pairs. */
export async function predictFolds(
  parts: readonly TrainingPart[],
  fold: Int32Array,
  weights: readonly Float64Array[],
  { sums }: Pick<Fitting, "sums">,
): Promise<Float64Array> {
  const folds = parts.filter(({ heldOut }) => heldOut !== undefined);
  const margins = await sums.margins(folds.map(({ heldOut }, f) => ({ set: heldOut!, weights: weights[f] })));
  const next = new Int32Array(folds.length);
  return Float64Array.from(fold, (f) => margins[f][next[f]++]);
}

/** The posterior around the fit to all pairs. @param all the part of all pairs. */
export async function posteriorOf(
  mixture: SetMixture,
  all: TrainingPart,
  priors: readonly Float32Array[],
  { sums, parameters }: Pick<Fitting, "sums" | "parameters">,
): Promise<PosteriorCovariance> {
  const { dimension } = parameters;
  const information = await sums.information(
    mixture.parts.map(({ theta, scale, noise }) => {
      const weights = parameters.weights(theta).map((w) => w / scale);
      return { set: all.set, noise, weights };
    }),
  );
  const of = new Map(mixture.parts.map((part, k) => [part, information[k]]));
  return mixCovariances(mixture, dimension, priors, (part) => covarianceFrom(of.get(part)!, part, dimension, priors));
}
