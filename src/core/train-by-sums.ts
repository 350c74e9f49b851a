/**
 * Trains a head on pairs whose features are divided among partitions: train.ts with sums in place of rows (partitions/pair-sums.ts). Folds,
 * candidates, their gate, the mixture, the posterior and the figures are train.ts's own functions. Where it differs: priors are ranked by
 * fits that end closer to the minimum, the held-out losses of iterations are not recorded, and no learning curve is measured.
 */
import { assembleHead, type CardFacts } from "./assemble-head.ts";
import { surfaceStart, SURFACE } from "./features/feature-layout.ts";
import { heldOutFigures } from "./evaluation/crossvalidate.ts";
import { evaluationOf } from "./evaluation/evaluate-head.ts";
import { LossTraces, trainingReport } from "./evaluation/record-training.ts";
import { unseenPairs, unseenResponses } from "./evaluation/unseen.ts";
import { sharesOfSums } from "./explain/surface-shares.ts";
import { weightsOf } from "./model/differences.ts";
import type { Head, NamedWeights } from "./model/head.ts";
import { fitMixtures, posteriorOf, predictFolds, type SetMixture } from "./partitions/fit-mixtures.ts";
import type { PairSums } from "./partitions/pair-sums.ts";
import { Parameters } from "./partitions/parameters.ts";
import { planTraining } from "./partitions/plan.ts";
import { allPairs, somePairs, type PairsElsewhere } from "./partitions/some-pairs.ts";
import { triedOnSome, weighTogether } from "./partitions/weigh-priors.ts";
import { train } from "./train.ts";
import { assertEnough, assertTelling } from "./trainable.ts";

export interface TrainBySumsOptions {
  readonly starters?: readonly NamedWeights[];
  readonly seed?: number;
  readonly card: CardFacts;
  /** Called after every look at the pairs. @param waiting fits that have not ended. */
  readonly onPass?: (stage: "priors" | "fit", waiting: number) => void;
  /** Called with the mixture of each fold, and of all pairs, which is last. */
  readonly onMixtures?: (mixtures: readonly SetMixture[]) => void;
}

/**
 * Fits a head. Fewer pairs than priors are tried on are all asked for, and train.ts fits them.
 * @throws TrainError when the choices cannot be fitted; rejects as the sums do.
 */
export async function trainBySums(set: PairsElsewhere, sums: PairSums, options: TrainBySumsOptions): Promise<Head> {
  assertEnough(set);
  const { starters = [], seed = 0, card, onPass } = options;
  const { dimension, label } = set;
  const n = label.length;
  const plan = planTraining(set, seed);
  const facts = await sums.divide(plan.bits, surfaceStart(dimension));
  assertTelling(facts);
  if (plan.isSmall) return train(await allPairs(set, sums), { starters, seed, card });
  const { parts, fold } = plan;
  const all = parts[parts.length - 1];
  const priors = starters.map(({ weights }) => weights);
  const parameters = new Parameters(dimension, priors);
  const [atZero] = await sums.information([{ set: all.set, noise: 0, weights: new Float64Array(dimension) }]);
  const curvature = { hessian: parameters.hessian(atZero), total: all.total };
  const fitting = { sums, parameters, curvature };
  const some = await somePairs(
    set,
    sums,
    parts.map(({ tried }) => tried),
  );
  const weighed = await weighTogether(
    parts,
    some.map((pairs) => triedOnSome(pairs, priors)),
    { ...fitting, onPass: (waiting) => onPass?.("priors", waiting) },
  );
  const traces = new LossTraces();
  const fitted = await fitMixtures(
    parts,
    weighed,
    { ...fitting, onPass: (waiting) => onPass?.("fit", waiting) },
    (step) => traces.add(step),
  );
  options.onMixtures?.(fitted.mixtures);
  const folds = fitted.mixtures.slice(0, -1).map(({ theta }) => parameters.weights(theta));
  const margins = await predictFolds(parts, fold, folds, { sums });
  const bySurface = fitted.surface.length > 0 ? await predictFolds(parts, fold, fitted.surface, { sums }) : undefined;
  const found = heldOutFigures(set, fold, margins, bySurface);
  const mixture = fitted.mixtures[fitted.mixtures.length - 1];
  const posterior = await posteriorOf(mixture, all, priors, { sums, parameters });
  const rewards = await sums.rewards(Float64Array.from(weightsOf(mixture.theta, priors, dimension)));
  const head = assembleHead(card, {
    ...{ mixture, posterior, starters, found },
    mean: Float32Array.from(facts.sum, (s) => s / (2 * n)),
    evaluate: (weights) => {
      const surface = weights.subarray(SURFACE.offset, SURFACE.offset + SURFACE.length);
      const hasSurface = surfaceStart(dimension) < dimension;
      const added = Float64Array.from(surface, (w, j) => w * rewards.signed[SURFACE.offset + j]);
      const shares = hasSurface ? sharesOfSums(added, rewards.total) : [];
      return evaluationOf(set, found, { shares, identical: facts.identical });
    },
  });
  const [looked] = await somePairs(set, sums, [unseenPairs(n)]);
  const withBias = (values: Float64Array) => values.map((value) => value + head.bias);
  return {
    ...head,
    card: { ...head.card, unseen: unseenResponses(head, looked) },
    report: trainingReport(
      label,
      { first: withBias(rewards.first), second: withBias(rewards.second) },
      { heldOut: margins, losses: traces.all, learning: [] },
    ),
  };
}
