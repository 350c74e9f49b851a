import { dot } from "./model/bradley-terry.ts";
import { crossvalidate } from "./evaluation/crossvalidate.ts";
import { differencesOf, weightsOf } from "./model/differences.ts";
import { surfaceStart } from "./features/feature-layout.ts";
import type { Head, HeadCard } from "./model/head.ts";
import type { ChoiceFacts } from "./choosing/choice-facts.ts";
import { reportOf, type PreviousHead } from "./evaluation/report.ts";
import { doubtOf, fitMixture, type Mixture } from "./priors/mixture.ts";
import { learningCurve } from "./evaluation/learning-curve.ts";
import { LossTraces, trainingReport, type HeadBefore, type LossStep } from "./evaluation/training-report.ts";
import type { PreferenceSet } from "./types.ts";
import { unseenResponses } from "./evaluation/unseen.ts";

/** Why a set of choices cannot be fitted; the message says what to do about it. */
export type TrainErrorCode =
  "no-pairs" | "too-few-pairs" | "one-sided" | "too-few-queries" | "identical-responses" | "not-finite";

export class TrainError extends Error {
  override readonly name = "TrainError";
  readonly code: TrainErrorCode;
  constructor(code: TrainErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Fewest strict preferences, and fewest queries, that folds can say anything about. */
export const FEWEST_PAIRS = 4;
export const FEWEST_QUERIES = 2;

export interface Starter {
  readonly name: string;
  /** v, D. */
  readonly weights: Float32Array;
}

export interface TrainOptions {
  readonly starters?: readonly Starter[];
  readonly folds?: number;
  readonly seed?: number;
  readonly facts?: ChoiceFacts;
  /** The head to compare with. */
  readonly previous?: PreviousHead;
  /** What only the caller knows, copied to the card. */
  readonly card: Pick<HeadCard, "id" | "encoder" | "created" | "data" | "description">;
  /** The head that scored before, for the report. */
  readonly before?: HeadBefore | undefined;
  /** Whether the report is to tell how accuracy grew with the number of choices; that takes more fits. */
  readonly learningCurve?: boolean | undefined;
  readonly onProgress?: (progress: {
    readonly message: string;
    readonly fraction: number;
    readonly loss: number;
  }) => void;
  /** Called after every iteration of the fits. */
  readonly onStep?: ((step: LossStep) => void) | undefined;
}

/**
 * Refuses what no fit can learn from.
 * @throws TrainError for such choices; RangeError for a set whose parts do not belong together.
 */
export function assertTrainable(set: PreferenceSet): void {
  const pairs = set.label.length;
  if (pairs === 0)
    throw new TrainError("no-pairs", "There are no choices to learn from yet. Compare some responses first.");
  const strict = set.label.filter((y) => y !== 0.5).length;
  if (strict === 0)
    throw new TrainError("one-sided", `All ${pairs} choices are ties: choose the better response where you can tell.`);
  if (strict < FEWEST_PAIRS) {
    throw new TrainError(
      "too-few-pairs",
      `${strict} of the ${FEWEST_PAIRS} choices that a first head needs: compare ${FEWEST_PAIRS - strict} more.`,
    );
  }
  if (new Set(set.group).size < FEWEST_QUERIES) {
    throw new TrainError(
      "too-few-queries",
      `All ${pairs} choices answer one query, so nothing shows whether a head carries over to others. Compare responses to another query.`,
    );
  }
  const rows = set.features.length / set.dimension;
  if (![...set.first, ...set.second].every((row) => row >= 0 && row < rows)) {
    throw new RangeError(`The pairs point past the ${rows} texts that have features.`);
  }
  if (!set.features.every(Number.isFinite)) {
    throw new TrainError("not-finite", "The encoder gave features that are not finite numbers. Nothing was trained.");
  }
  const differs = (i: number) => {
    const [a, b] = [set.first[i] * set.dimension, set.second[i] * set.dimension];
    for (let j = 0; j < set.dimension; j++) if (set.features[a + j] !== set.features[b + j]) return true;
    return false;
  };
  if (!set.label.some((y, i) => y !== 0.5 && differs(i))) {
    throw new TrainError(
      "identical-responses",
      "Wherever one response was preferred, both are the same to the encoder: choose between texts that differ.",
    );
  }
}

/** φ̄: the mean φ over both responses of every pair, D. */
function meanFeatures(set: PreferenceSet): Float32Array {
  const sum = new Float64Array(set.dimension);
  for (const rows of [set.first, set.second]) {
    for (const row of rows) for (let j = 0; j < set.dimension; j++) sum[j] += set.features[row * set.dimension + j];
  }
  return Float32Array.from(sum, (s) => s / (2 * set.label.length));
}

/** λ of the parameters [from, to): the geometric mean over them and, by their shares, over the priors. */
function meanPrecision({ parts }: Mixture, from: number, to: number): number {
  if (to <= from) return 0;
  const logs = parts.map(
    ({ precision, share }) =>
      (share * precision.slice(from, to).reduce((sum, value) => sum + Math.log(value), 0)) / (to - from),
  );
  return Math.exp(logs.reduce((sum, log) => sum + log, 0));
}

/**
 * Fits a head: held-out figures by folds grouped by query, then L(w) over all pairs under every prior that they speak
 * for, b so that the mean reward of the training responses is 0, and the Laplace covariance around it.
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
      onProgress?.({ message: `Held-out fold ${done} of ${total}`, fraction: (0.8 * done) / total, loss }),
  });
  const { dimension } = set;
  const n = set.label.length;
  const differences = differencesOf(set, priors);
  const mixture = fitMixture(differences, dimension, set.group, (iteration, loss) => {
    onStep({ fold: 0, iteration, training: loss });
    if (iteration > 0) onProgress?.({ message: `Fitting, iteration ${iteration}`, fraction: 0.85, loss });
  });
  const learning = options.learningCurve
    ? learningCurve(set, priors, {
        ...folding,
        onProgress: (done, total) =>
          onProgress?.({
            message: `Learning curve, fit ${done} of ${total}`,
            fraction: 0.85 + (0.1 * done) / total,
            loss: mixture.loss / n,
          }),
      })
    : [];
  onProgress?.({ message: "Measuring uncertainty", fraction: 0.95, loss: mixture.loss / n });
  const doubt = doubtOf(mixture, differences, dimension, priors);
  const [covariance, agreed] = [doubt.covariance, doubt.agreed].map((packed) => Float32Array.from(packed));
  const weights = weightsOf(mixture.theta, priors, dimension);
  const mean = meanFeatures(set);
  const card: HeadCard = {
    ...options.card,
    schema: 1,
    dimension,
    pairs: n,
    queries: found.queries,
    ridge: meanPrecision(mixture, 0, surfaceStart(dimension)),
    surfaceRidge: meanPrecision(mixture, surfaceStart(dimension), dimension),
    priors: starters.map((starter, k) => ({ name: starter.name, alpha: mixture.theta[dimension + k] })),
    heldOutAccuracy: found.accuracy.value,
    heldOutInterval: [found.accuracy.low, found.accuracy.high],
    heldOutLoss: found.loss,
    lengthBaseline: found.lengthBaseline.value,
    ece: found.ece,
    report: reportOf(set, found, options.facts, options.previous, weights),
  };
  const { before } = options;
  const prior = weightsOf(
    mixture.theta.map((value, j) => (j < dimension ? 0 : value)),
    priors,
    dimension,
  );
  const head: Head = {
    ...{ card, weights },
    ...(prior.some((value) => value !== 0) && { prior }),
    bias: -dot(weights, 0, mean, 0, dimension),
    ...{ mean, covariance, agreed },
  };
  const { margins } = found;
  const told = { ...head, card: { ...card, unseen: unseenResponses(head, set) } };
  return { ...told, report: trainingReport(set, head, { heldOut: margins, losses: traces.all, learning, before }) };
}
