/** From how well each prior predicts choices that were left out to its share of the mixture. */
import { LENGTH_ALONE } from "./candidate-priors.ts";
import { openPrecision, type TriedPrior } from "./prior-trial.ts";
import { bestFirst } from "./tried-priors.ts";

/** A prior with its share. */
export interface WeighedPrior {
  /** λ of each parameter θ = (u, α), P. */
  readonly precision: Float64Array;
  /** m, its mean, P. */
  readonly mean: Float64Array;
  /** λ with which its part of the covariance is computed, P (prior-trial.ts). */
  readonly open: Float64Array;
  /** ε, label noise. */
  readonly noise: number;
  /** Its share, summing to 1 over all. */
  readonly share: number;
}

/** A prior and what the choices said of it. */
export type JudgedPrior = Pick<TriedPrior, "candidate" | "precision" | "mean" | "logLikelihood">;

/** Standard error of the difference of two priors' log-likelihoods, in nats, as if choices were independent. */
export type ErrorOfDifference<P extends JudgedPrior> = (p: P, q: P) => number;

/**
 * Standard errors by which a prior must predict better to get the same share: one around zero than the best one around another head, because most
 * people's tastes are near it; relevances around a head than the best even one. Of a few dozen choices the difference is mostly chance
 * (docs/decisions/093).
 */
const OWN = 1.25;
const RELEVANT = 0.5;
/** Left-out predictions are not independent: each counts as half, so no prior wins by luck. */
export const TEMPER = 0.5;
/** Most priors that are kept, and the least share of one. */
const MOST_PRIORS = 4;
const LEAST_SHARE = 0.05;

/** What each prior is worth, in nats, before other features' part of length alone is deducted. */
function worthOf<P extends JudgedPrior>(tried: readonly P[], errorOf: ErrorOfDifference<P>): (prior: P) => number {
  const around = bestFirst(tried.filter(({ candidate }) => candidate.around));
  const even = around.find(({ candidate }) => !candidate.relevance);
  return (prior) => {
    const { candidate, logLikelihood } = prior;
    if (even === undefined || logLikelihood === -Infinity) return logLikelihood;
    if (!candidate.around) return logLikelihood - OWN * errorOf(prior, around[0]);
    return candidate.relevance ? logLikelihood - RELEVANT * errorOf(prior, even) : logLikelihood;
  };
}

/** Whether length alone has a share where nothing is deducted: only then length-rivals.ts is needed. */
export function lengthHasShare<P extends JudgedPrior>(tried: readonly P[], errorOf: ErrorOfDifference<P>): boolean {
  const worth = worthOf(tried, errorOf);
  const [lengths, others] = [true, false].map((lengthOnly) =>
    Math.max(...tried.filter(({ candidate }) => (candidate.lengthOnly ?? false) === lengthOnly).map(worth)),
  );
  return Math.exp(TEMPER * (lengths - others)) >= LEAST_SHARE;
}

/**
 * @param rivals what other features take from length alone, in nats; 0 where length alone has no share.
 * @returns the priors that have a share, largest share first.
 */
export function sharesOf<P extends JudgedPrior>(
  tried: readonly P[],
  dimension: number,
  errorOf: ErrorOfDifference<P>,
  rivals: number,
): WeighedPrior[] {
  const before = worthOf(tried, errorOf);
  const worth = (prior: P) => before(prior) - (prior.candidate.lengthOnly ? rivals : 0);
  const best = Math.max(...tried.map(worth));
  const heavy = tried
    .map((prior) => ({
      precision: prior.precision,
      mean: prior.mean,
      open: openPrecision(prior, dimension),
      noise: prior.candidate.noise,
      share: Math.exp(TEMPER * (worth(prior) - best)),
    }))
    .sort((p, q) => q.share - p.share)
    .slice(0, MOST_PRIORS)
    .filter(({ share }) => share >= LEAST_SHARE);
  const total = heavy.reduce((sum, { share }) => sum + share, 0);
  return heavy.map((prior) => ({ ...prior, share: prior.share / total }));
}

/** What length alone is worth as a prior: the variance of its one weight. */
export const LENGTH_VARIANCE = LENGTH_ALONE.surface;
