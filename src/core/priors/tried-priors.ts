/** Tries every candidate on some choices: around the weights of each head, around zero, and length alone. */
import { candidatesAround, LENGTH_ALONE, NOISE, plainCandidates } from "./candidate-priors.ts";
import { trialOf, withLikelihoods, type PriorTrial, type TriedPrior } from "./prior-trial.ts";
import { surfaceStart } from "../features/feature-layout.ts";
import { leftOutWithRelevances } from "./found-relevances.ts";

/** Number of priors without label noise, the best, that are also tried with it. */
const WITH_NOISE = 4;

/** Sorted by log-likelihood, best first. */
export const bestFirst = <P extends Pick<TriedPrior, "logLikelihood">>(tried: readonly P[]): P[] =>
  [...tried].sort((p, q) => q.logLikelihood - p.logLikelihood);

const meanOf = ({ candidate }: TriedPrior) => candidate.around?.head;

/** Fewest choices for priors around zero, for relevances and for a length of one's own, where there is another head: with fewer the left-out likelihood is too noisy. */
const FEWEST_OWN = 12;

/**
 * Share of the folds in the likelihood of relevances; the rest is from the closed form. The closed form is too high, and folds are too
 * low where each leaves few choices for finding relevances: half of each up to 60 choices, folds alone from 100 on.
 */
const shareOfFolds = (choices: number) => Math.min(1, Math.max(0.5, 0.5 + (choices - 60) / 80));

/** Optimism of the likelihood of relevances around each mean, in nats for each choice, measured on the best of them. */
function optimismOf(trial: PriorTrial, tried: readonly TriedPrior[]): (one: TriedPrior) => Float64Array | undefined {
  const relevant = tried.filter(({ candidate }) => candidate.relevance);
  if (relevant.length === 0) return () => undefined;
  const best = [...Map.groupBy(relevant, meanOf).values()].map(([first]) => first);
  const unseen = leftOutWithRelevances(
    trial,
    best.map(({ candidate }) => candidate),
  );
  const share = shareOfFolds(trial.label.length);
  const nats = new Map(
    best.map((one, k) => [meanOf(one), one.logLikelihoods.map((seen, i) => share * (seen - unseen[k][i]))]),
  );
  return (one) => (one.candidate.relevance ? nats.get(meanOf(one)) : undefined);
}

/**
 * @param trial D features, then one column a head that a prior may be around.
 * @param only whether the likelihoods on these choices alone decide: then those of relevances are corrected by folds.
 * @returns the best first.
 */
export function triedPriors(trial: PriorTrial, only: boolean): TriedPrior[] {
  const surfaces = trial.dimension - surfaceStart(trial.dimension);
  const heads = trial.width - trial.dimension;
  const own = heads === 0 || trial.label.length >= FEWEST_OWN;
  const lengthAlone = surfaces > 0 ? [LENGTH_ALONE] : [];
  // Hundreds of choices say how long responses should be without it, and fits to them take longer where one weight is loose.
  const enough = { relevances: own, length: own && only };
  const near = Array.from({ length: heads }, (_, head) => candidatesAround(head, surfaces, enough)).flat();
  const candidates = [...near, ...(own ? [...plainCandidates(surfaces), ...lengthAlone] : [])];
  const attempt = trialOf(trial);
  const raw = bestFirst(candidates.map((candidate) => attempt(candidate)));
  const optimism = only ? optimismOf(trial, raw) : () => undefined;
  const honest = (tried: TriedPrior): TriedPrior => {
    const nats = optimism(tried);
    return nats === undefined
      ? tried
      : withLikelihoods(
          tried,
          tried.logLikelihoods.map((seen, i) => seen - nats[i]),
        );
  };
  const exact = bestFirst(raw.map(honest));
  const noisy = exact
    .slice(0, own ? WITH_NOISE : 0)
    .map((from) => honest(attempt({ ...from.candidate, noise: NOISE }, from)));
  return bestFirst([...exact, ...noisy]);
}
