/**
 * Weighs the candidate priors (candidate-priors.ts) by how well each predicts every query from the others (left-out.ts), and keeps
 * all that have a share: few choices never determine the size of a reward, and intervals under a single prior would be too
 * narrow.
 */
import { margins, pairLoss, type Differences } from "../model/bradley-terry.ts";
import { LENGTH_VARIANCE, lengthHasShare, sharesOf, TEMPER, type WeighedPrior } from "./prior-shares.ts";
import { withLikelihoods, type TriedPrior } from "./prior-trial.ts";
import { selectPairs } from "../model/differences.ts";
import { fit } from "../model/fit.ts";
import { foldsByQuery, pairsByQuery } from "../model/folds.ts";
import { lengthRivals } from "./length-rivals.ts";
import { seededRandom, shuffled } from "../math/random.ts";
import { mean } from "../math/statistics.ts";
import { bestFirst, triedPriors } from "./tried-priors.ts";

/** Pairs on which the priors are weighed: whole queries, in random order where there are more. */
const MOST_PAIRS = 200;
/** Folds for weighing the priors on more pairs than that. */
const INNER_FOLDS = 2;
/** Number of priors with relevances that are weighed on folds, the best on some of the pairs. */
const INNER_RELEVANCES = 3;
/** A fit that only ranks priors ends earlier; in units of `fit`'s tolerance. */
const INNER_TOLERANCE = 30;

/** The pairs of whole queries, up to MOST_PAIRS, by index. */
export function someQueries(group: ArrayLike<number>): Set<number> {
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
  const fold = innerFolds(group);
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
  const center = mean(nats);
  return Math.sqrt(nats.reduce((sum, value) => sum + (value - center) ** 2, 0));
}

/** The folds on which priors are weighed where there are many pairs. */
export const innerFolds = (group: ArrayLike<number>): Int32Array => foldsByQuery(group, INNER_FOLDS, 1);

/** The priors to weigh on many pairs, after all were tried on some. Relevances found on few pairs are unreliable: the even priors are always there. */
export function worthTrying(tried: readonly TriedPrior[]): TriedPrior[] {
  const relevant = tried.filter(({ candidate }) => candidate.relevance).slice(0, INNER_RELEVANCES);
  return [...tried.filter(({ candidate }) => !candidate.relevance), ...relevant];
}

/** Which of many pairs count: those on which relevances were found favour them. @param chosen of how many `pairs`. */
export const countsAmong = (chosen: ReadonlySet<number>, pairs: number) => (pair: number) =>
  pairs < 2 * chosen.size || !chosen.has(pair);

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
  if (most) tried = bestFirst(onAllFolds(all, group, worthTrying(tried), countsAmong(chosen, all.label.length)));
  const rivals = lengthHasShare(tried, errorOfDifference) ? lengthRivals(all, dimension, LENGTH_VARIANCE, TEMPER) : 0;
  return sharesOf(tried, dimension, errorOfDifference, rivals);
}
