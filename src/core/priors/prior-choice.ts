/**
 * Weighs the candidate priors (candidate-priors.ts) by how well each predicts every query from the others (left-out.ts), and keeps
 * all that have a share: few choices never determine the size of a reward, and intervals under a single prior would be too
 * narrow.
 */
import { margins, pairLoss, type Differences } from "../model/bradley-terry.ts";
import { LENGTH_ALONE } from "./candidate-priors.ts";
import { openPrecision, withLikelihoods, type TriedPrior } from "./prior-trial.ts";
import { selectPairs } from "../model/differences.ts";
import { fit } from "../model/fit.ts";
import { foldsByQuery, pairsByQuery } from "../model/folds.ts";
import { lengthRivals } from "./length-rivals.ts";
import { seededRandom, shuffled } from "../math/random.ts";
import { bestFirst, triedPriors } from "./tried-priors.ts";

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

/** Pairs on which the priors are weighed: whole queries, in random order where there are more. */
const MOST_PAIRS = 200;
/** Folds for weighing the priors on more pairs than that. */
const INNER_FOLDS = 2;
/** Number of priors with relevances that are weighed on folds, the best on some of the pairs. */
const INNER_RELEVANCES = 3;
/**
 * Standard errors by which a prior must predict better to get the same share: one around zero than the best one around another head, because most
 * people's tastes are near it; relevances around a head than the best even one. Of a few dozen choices the difference is mostly chance
 * (docs/decisions/093).
 */
const OWN = 1.25;
const RELEVANT = 0.5;
/** A fit that only ranks priors ends earlier; in units of `fit`'s tolerance. */
const INNER_TOLERANCE = 30;
/** Left-out predictions are not independent: each counts as half, so no prior wins by luck. */
const TEMPER = 0.5;
/** Most priors that are kept, and the least share of one. */
const MOST_PRIORS = 4;
const LEAST_SHARE = 0.05;

/** The pairs of whole queries, up to MOST_PAIRS, as a test of them by index. */
function someQueries(group: ArrayLike<number>): Set<number> {
  const chosen: number[] = [];
  for (const pairs of shuffled(pairsByQuery(group), seededRandom(1))) {
    if (chosen.length > 0 && chosen.length + pairs.length > MOST_PAIRS) continue;
    chosen.push(...pairs.slice(0, MOST_PAIRS));
  }
  return new Set(chosen);
}

/**
 * Replaces the log-likelihoods on some queries by those on all choices, each predicted by a fit to the other folds.
 * @param counts which choices count: those on which relevances were found favour them.
 */
function onAllFolds(
  all: Differences,
  group: ArrayLike<number>,
  tried: readonly TriedPrior[],
  counts: (pair: number) => boolean,
): TriedPrior[] {
  const heldOut = tried.map(() => new Array<number>());
  const fold = foldsByQuery(group, INNER_FOLDS, 1);
  for (let f = 0; f < INNER_FOLDS; f++) {
    const training = selectPairs(all, (i) => fold[i] !== f);
    const held = selectPairs(all, (i) => fold[i] === f && counts(i));
    const starts = new Map<number | undefined, Float64Array>();
    tried.forEach(({ precision, mean, candidate: { noise, around } }, k) => {
      const start = fit(training, precision, {
        start: starts.get(around?.head),
        mean,
        noise,
        tolerance: INNER_TOLERANCE,
      }).theta;
      starts.set(around?.head, start);
      margins(held, start).forEach((margin, i) =>
        heldOut[k].push(-held.weight[i] * pairLoss(margin, held.label[i], noise)),
      );
    });
  }
  return tried.map((prior, k) => withLikelihoods(prior, Float64Array.from(heldOut[k])));
}

/** Standard error of the difference of two priors' log-likelihoods, in nats, as if choices were independent. */
function errorOfDifference(p: TriedPrior, q: TriedPrior): number {
  const nats = p.logLikelihoods.map((value, i) => value - q.logLikelihoods[i]);
  const mean = nats.reduce((sum, value) => sum + value, 0) / nats.length;
  return Math.sqrt(nats.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

/**
 * What each prior is worth, in nats.
 * @param rivals what other features take from length alone, computed only where length alone has a share without the deduction.
 */
function deductRivals(tried: readonly TriedPrior[], rivals: () => number): (prior: TriedPrior) => number {
  const around = bestFirst(tried.filter(({ candidate }) => candidate.around));
  const even = around.find(({ candidate }) => !candidate.relevance);
  const before = (prior: TriedPrior) => {
    const { candidate, logLikelihood } = prior;
    if (even === undefined || logLikelihood === -Infinity) return logLikelihood;
    if (!candidate.around) return logLikelihood - OWN * errorOfDifference(prior, around[0]);
    return candidate.relevance ? logLikelihood - RELEVANT * errorOfDifference(prior, even) : logLikelihood;
  };
  const [lengths, others] = [true, false].map((lengthOnly) =>
    Math.max(...tried.filter(({ candidate }) => (candidate.lengthOnly ?? false) === lengthOnly).map(before)),
  );
  const deduction = Math.exp(TEMPER * (lengths - others)) >= LEAST_SHARE ? rivals() : 0;
  return (prior) => before(prior) - (prior.candidate.lengthOnly ? deduction : 0);
}

/**
 * Weighs the priors.
 * @param dimension D; the columns of `all` after it are the starters'.
 * @param group query of each pair, n.
 * @returns the priors that have a share, largest share first.
 */
export function weighPriors(all: Differences, dimension: number, group: ArrayLike<number>): readonly WeighedPrior[] {
  const chosen = someQueries(group);
  const some = selectPairs(all, (pair) => chosen.has(pair));
  const someGroup = Array.from(all.label, (_, i) => i).flatMap((i) => (chosen.has(i) ? [group[i]] : []));
  const most = all.label.length > chosen.size;
  let tried = triedPriors({ ...some, dimension, group: someGroup }, !most);
  if (most) {
    // Relevances found on few pairs are unreliable: the even priors are always tried.
    const relevant = tried.filter(({ candidate }) => candidate.relevance).slice(0, INNER_RELEVANCES);
    const even = tried.filter(({ candidate }) => !candidate.relevance);
    const counts = (pair: number) => all.label.length < 2 * chosen.size || !chosen.has(pair);
    tried = bestFirst(onAllFolds(all, group, [...even, ...relevant], counts));
  }
  const worth = deductRivals(tried, () => lengthRivals(all, dimension, LENGTH_ALONE.surface, TEMPER));
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
