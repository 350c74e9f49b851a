/** Tries every candidate on some choices: around the weights of each head, around zero, and length alone. */
import { candidatesAround, LENGTH_ALONE, NOISE, plainCandidates } from "./candidate-priors.ts";
import { trialOf, type PriorTrial, type TriedPrior } from "./prior-trial.ts";
import { surfaceStart } from "../features/feature-layout.ts";
import { leftOutWithRelevances } from "./found-relevances.ts";

/** Number of priors without label noise, the best, that are also tried with it. */
const WITH_NOISE = 4;

/** Sorted by log-likelihood, best first. */
export const bestFirst = (tried: readonly TriedPrior[]): TriedPrior[] =>
  [...tried].sort((p, q) => q.logLikelihood - p.logLikelihood);

const meanOf = ({ candidate }: TriedPrior) => candidate.around?.head;

/** Fewest choices for priors around zero where there is another head: with fewer the left-out likelihood is too noisy. */
const FEWEST_OWN = 12;

/**
 * Share of the folds in the likelihood of relevances; the rest is from the closed form. The closed form is too high, and folds are too
 * low where each leaves few choices for finding relevances: half of each up to 60 choices, folds alone from 100 on.
 */
const shareOfFolds = (choices: number) => Math.min(1, Math.max(0.5, 0.5 + (choices - 60) / 80));

/** Optimism of the likelihood of relevances around each mean, in nats, measured on the best of them. */
function optimismOf(trial: PriorTrial, tried: readonly TriedPrior[]): (one: TriedPrior) => number {
  const relevant = tried.filter(({ candidate }) => candidate.relevance);
  const best = [...Map.groupBy(relevant, meanOf).values()].map(([first]) => first);
  const unseen = leftOutWithRelevances(
    trial,
    best.map(({ candidate }) => candidate),
  );
  const share = shareOfFolds(trial.label.length);
  const nats = new Map(best.map((one, k) => [meanOf(one), share * (one.logLikelihood - unseen[k])]));
  return (one) => (one.candidate.relevance ? nats.get(meanOf(one))! : 0);
}

/**
 * @param trial D features, then one column a head that a prior may be around.
 * @param only whether the likelihoods on these choices alone decide: then those of relevances are corrected by folds.
 * @returns the best first.
 */
export function triedPriors(trial: PriorTrial, only: boolean): TriedPrior[] {
  const surfaces = trial.dimension - surfaceStart(trial.dimension);
  const heads = Array.from({ length: trial.width - trial.dimension }, (_, head) => candidatesAround(head, surfaces));
  const own = heads.length === 0 || trial.label.length >= FEWEST_OWN;
  const lengthAlone = surfaces > 0 ? [LENGTH_ALONE] : [];
  const candidates = [...heads.flat(), ...(own ? [...plainCandidates(surfaces), ...lengthAlone] : [])];
  const attempt = trialOf(trial);
  const raw = bestFirst(candidates.map((candidate) => attempt(candidate)));
  const optimism = only ? optimismOf(trial, raw) : () => 0;
  const honest = (tried: TriedPrior): TriedPrior => ({
    ...tried,
    logLikelihood: tried.logLikelihood - optimism(tried),
  });
  const exact = bestFirst(raw.map(honest));
  const noisy = exact.slice(0, WITH_NOISE).map((from) => honest(attempt({ ...from.candidate, noise: NOISE }, from)));
  return bestFirst([...exact, ...noisy]);
}
