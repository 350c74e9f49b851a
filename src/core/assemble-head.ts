/** Puts a head together from what a training computed, wherever its sums were computed. */
import { dot } from "./math/vectors.ts";
import { weightsOf } from "./model/differences.ts";
import { surfaceStart } from "./features/feature-layout.ts";
import type { Head, HeadCard, NamedWeights } from "./model/head.ts";
import type { HeadEvaluation } from "./model/head-evaluation.ts";
import type { CrossvalidateResult } from "./evaluation/crossvalidate.ts";
import type { Mixture, PosteriorCovariance } from "./priors/mixture.ts";

/** What only the caller of a training knows of it. */
export type CardFacts = Pick<HeadCard, "id" | "encoder" | "created" | "data" | "description">;

export interface Trained {
  readonly mixture: Pick<Mixture, "parts" | "theta">;
  readonly posterior: PosteriorCovariance;
  readonly starters: readonly NamedWeights[];
  /** φ̄: the mean φ over both responses of every pair, D. */
  readonly mean: Float32Array;
  readonly found: CrossvalidateResult;
  /** The report in the card, of the fitted weights. */
  readonly evaluate: (weights: Float32Array) => HeadEvaluation;
}

/** λ of the parameters [from, to): the geometric mean over them and over the priors, weighted by their shares. */
function meanPrecision({ parts }: Pick<Mixture, "parts">, from: number, to: number): number {
  if (to <= from) return 0;
  const logs = parts.map(
    ({ precision, share }) =>
      (share * precision.slice(from, to).reduce((sum, value) => sum + Math.log(value), 0)) / (to - from),
  );
  return Math.exp(logs.reduce((sum, log) => sum + log, 0));
}

/** The head, without its training report and without the share of new responses that get a number. */
export function assembleHead(facts: CardFacts, { mixture, posterior, starters, mean, found, evaluate }: Trained): Head {
  const dimension = mean.length;
  const priors = starters.map((starter) => starter.weights);
  const [covariance, agreed] = [posterior.covariance, posterior.agreed].map((packed) => Float32Array.from(packed));
  const weights = weightsOf(mixture.theta, priors, dimension);
  const card: HeadCard = {
    ...facts,
    schema: 1,
    dimension,
    pairs: found.pairs,
    queries: found.queries,
    ridge: meanPrecision(mixture, 0, surfaceStart(dimension)),
    surfaceRidge: meanPrecision(mixture, surfaceStart(dimension), dimension),
    priors: starters.map((starter, k) => ({ name: starter.name, alpha: mixture.theta[dimension + k] })),
    heldOutAccuracy: found.accuracy.value,
    heldOutInterval: [found.accuracy.low, found.accuracy.high],
    heldOutLoss: found.loss,
    lengthBaseline: found.lengthBaseline.value,
    ece: found.ece,
    report: evaluate(weights),
  };
  const prior = weightsOf(
    mixture.theta.map((value, j) => (j < dimension ? 0 : value)),
    priors,
    dimension,
  );
  return {
    card,
    weights,
    ...(prior.some((value) => value !== 0) && { prior }),
    bias: -dot(weights, 0, mean, 0, dimension),
    mean,
    covariance,
    agreed,
  };
}
