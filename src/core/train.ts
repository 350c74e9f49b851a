import { assembleHead, type CardFacts } from "./assemble-head.ts";
import { crossvalidate } from "./evaluation/crossvalidate.ts";
import { differencesOf } from "./model/differences.ts";
import type { Head, NamedWeights } from "./model/head.ts";
import type { ChoiceFacts, PreferenceSet } from "./types.ts";
import { evaluateHead, type PreviousHead } from "./evaluation/evaluate-head.ts";
import { posteriorCovariance, fitMixture } from "./priors/mixture.ts";
import { learningCurve } from "./evaluation/learning-curve.ts";
import { LossTraces, rewardsOf, trainingReport } from "./evaluation/record-training.ts";
import type { LossStep } from "./model/training-report.ts";
import { assertTrainable } from "./trainable.ts";
import { unseenResponses } from "./evaluation/unseen.ts";

/** What a training is doing. */
export type TrainStage =
  | { readonly stage: "fold"; readonly done: number; readonly total: number }
  | { readonly stage: "fit"; readonly iteration: number }
  | { readonly stage: "learning-curve"; readonly done: number; readonly total: number }
  | { readonly stage: "uncertainty" };

export type TrainProgress = TrainStage & {
  /** Share of the training that is done, 0 to 1. */
  readonly fraction: number;
  /** Mean loss per pair after the last iteration, in nats. */
  readonly loss: number;
};

export interface TrainOptions {
  readonly starters?: readonly NamedWeights[];
  readonly folds?: number;
  readonly seed?: number;
  readonly facts?: ChoiceFacts;
  /** The head to compare with. */
  readonly previous?: PreviousHead;
  /** Facts that only the caller knows, copied to the card. */
  readonly card: CardFacts;
  /** The head that scored before, for the report. */
  readonly before?: NamedWeights | undefined;
  /** Whether to measure how accuracy grows with the number of choices, which takes more fits. */
  readonly learningCurve?: boolean | undefined;
  readonly onProgress?: (progress: TrainProgress) => void;
  /** Called after every iteration of the fits. */
  readonly onStep?: ((step: LossStep) => void) | undefined;
}

/** φ̄: the mean φ over both responses of every pair, D. */
function meanFeatures(set: PreferenceSet): Float32Array {
  const sum = new Float64Array(set.dimension);
  for (const rows of [set.first, set.second]) {
    for (const row of rows) for (let j = 0; j < set.dimension; j++) sum[j] += set.features[row * set.dimension + j];
  }
  return Float32Array.from(sum, (s) => s / (2 * set.label.length));
}

/**
 * Fits a head. Cross-validates over folds grouped by query, minimises L(w) over all pairs under every prior that the pairs support,
 * sets b such that the mean reward of the training responses is 0, and computes the Laplace covariance around the fit.
 * @throws TrainError when the choices cannot be fitted.
 */
export function train(set: PreferenceSet, options: TrainOptions): Head {
  assertTrainable(set);
  const { starters = [], onProgress } = options;
  const priors = starters.map((starter) => starter.weights);
  const folding = {
    ...(options.folds !== undefined && { folds: options.folds }),
    ...(options.seed !== undefined && { seed: options.seed }),
  };
  const traces = new LossTraces();
  const onStep = (step: LossStep) => {
    traces.add(step);
    options.onStep?.(step);
  };
  const found = crossvalidate(set, priors, {
    ...folding,
    onStep,
    onProgress: (done, total, loss) =>
      onProgress?.({ stage: "fold", done, total, fraction: (0.8 * done) / total, loss }),
  });
  const { dimension } = set;
  const n = set.label.length;
  const differences = differencesOf(set, priors);
  const mixture = fitMixture(differences, dimension, set.group, (iteration, loss) => {
    onStep({ fold: 0, iteration, training: loss });
    if (iteration > 0) onProgress?.({ stage: "fit", iteration, fraction: 0.85, loss });
  });
  const learning = options.learningCurve
    ? learningCurve(set, priors, {
        ...folding,
        onProgress: (done, total) =>
          onProgress?.({
            stage: "learning-curve",
            done,
            total,
            fraction: 0.85 + (0.1 * done) / total,
            loss: mixture.loss / n,
          }),
      })
    : [];
  onProgress?.({ stage: "uncertainty", fraction: 0.95, loss: mixture.loss / n });
  const head = assembleHead(options.card, {
    mixture,
    posterior: posteriorCovariance(mixture, differences, dimension, priors),
    starters,
    mean: meanFeatures(set),
    found,
    evaluate: (weights) => evaluateHead(set, found, options.facts, options.previous, weights),
  });
  const { before } = options;
  return {
    ...head,
    card: { ...head.card, unseen: unseenResponses(head, set) },
    report: trainingReport(
      set.label,
      rewardsOf(set, head.weights, head.bias),
      { heldOut: found.margins, losses: traces.all, learning },
      before && { head: before.name, ...rewardsOf(set, before.weights, 0) },
    ),
  };
}
