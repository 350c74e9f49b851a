/**
 * How well relevances predict choices on which they were not found. The left-out likelihood in closed form takes the prior as
 * given, but relevances are found on the same choices that are left out: on 100 choices of people it is 10 to 16 nats too
 * high. So they are found again without each fold of queries. That is too low where a fold leaves few choices:
 * tried-priors.ts combines the two (docs/decisions/075).
 */
import { dot } from "../math/vectors.ts";
import { pairLoss, type Differences } from "../model/bradley-terry.ts";
import { trialOf, type PriorTrial, type TriedPrior } from "./prior-trial.ts";
import type { Candidate } from "./candidate-priors.ts";
import { ownRows, selectPairs } from "../model/differences.ts";
import { foldsByQuery } from "../model/folds.ts";
import { symmetricTimes } from "../math/packed-matrix.ts";
import { moderated } from "../model/laplace.ts";

/** Number of folds by number of choices: more where a fold would leave too few choices. */
const FOLDS = [
  { choices: 60, folds: 20 },
  { choices: Infinity, folds: 5 },
];

/** Log-likelihood of each held-out pair under a tried prior, averaged over the margin's variance, in nats. */
function logLikelihoodsOf(held: Differences, training: Differences, { precision, mean, fit, candidate }: TriedPrior) {
  const { width, label, weight } = held;
  const [rows, seen] = [ownRows(held), ownRows(training)];
  const n = training.label.length;
  const theta = mean.map((value, j) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += fit.a[i] * seen[i * width + j];
    return value + sum / precision[j];
  });
  const scaled = new Float64Array(width);
  return label.map((y, i) => {
    for (let j = 0; j < width; j++) scaled[j] = rows[i * width + j] / precision[j];
    const across = Float64Array.from({ length: n }, (_, k) => dot(scaled, 0, seen, k * width, width));
    const known = dot(symmetricTimes(fit.precision, across), 0, across, 0, n);
    const variance = Math.max(0, dot(scaled, 0, rows, i * width, width) - known);
    const margin = moderated(dot(rows, i * width, theta, 0, width), variance);
    return -weight[i] * pairLoss(margin, y, candidate.noise);
  });
}

/** Log-likelihoods of all pairs by each candidate, each by relevances and weights found without its fold, in nats. */
export function leftOutWithRelevances({ dimension, group, ...all }: PriorTrial, candidates: readonly Candidate[]) {
  const queries = new Set(Array.from(group)).size;
  const found = candidates.map(() => new Float64Array(all.label.length).fill(-Infinity));
  if (queries < 2) return found;
  const folds = Math.min(queries, FOLDS.find(({ choices }) => all.label.length <= choices)!.folds);
  const fold = foldsByQuery(group, folds, 1);
  for (let f = 0; f < folds; f++) {
    const training = selectPairs(all, (i) => fold[i] !== f);
    const heldPairs = [...fold.keys()].filter((i) => fold[i] === f);
    const held = selectPairs(all, (i) => fold[i] === f);
    const attempt = trialOf({ ...training, dimension, group: Array.from(group).filter((_, i) => fold[i] !== f) });
    candidates.forEach((candidate, k) =>
      logLikelihoodsOf(held, training, attempt(candidate)).forEach((nats, i) => (found[k][heldPairs[i]] = nats)),
    );
  }
  return found;
}
