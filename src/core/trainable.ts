import type { PreferenceSet } from "./types.ts";

/** Fewest strict preferences, and fewest queries, with which folds say anything. */
const FEWEST_PAIRS = 4;
export const FEWEST_QUERIES = 2;

/** Why a set of choices cannot be fitted. The sentences for people are made where errors are shown. */
export type TrainProblem =
  | { readonly code: "no-pairs" }
  /** All choices are ties. */
  | { readonly code: "one-sided"; readonly pairs: number }
  /** Strict preferences, and how many a fit needs. */
  | { readonly code: "too-few-pairs"; readonly strict: number; readonly fewest: number }
  /** All choices are about one query. */
  | { readonly code: "too-few-queries"; readonly pairs: number }
  /** In every strict preference both responses have the same features. */
  | { readonly code: "identical-responses" }
  /** A feature is not a finite number. */
  | { readonly code: "not-finite" };

export class TrainError extends Error {
  override readonly name = "TrainError";
  readonly problem: TrainProblem;

  constructor(problem: TrainProblem) {
    super(problem.code);
    this.problem = problem;
  }

  get code(): TrainProblem["code"] {
    return this.problem.code;
  }
}

/**
 * Refuses choices that are too few, or all alike, whatever their responses are.
 * @throws TrainError for such choices.
 */
export function assertEnough({ label, group }: Pick<PreferenceSet, "label" | "group">): void {
  const pairs = label.length;
  if (pairs === 0) throw new TrainError({ code: "no-pairs" });
  const strict = label.filter((y) => y !== 0.5).length;
  if (strict === 0) throw new TrainError({ code: "one-sided", pairs });
  if (strict < FEWEST_PAIRS) throw new TrainError({ code: "too-few-pairs", strict, fewest: FEWEST_PAIRS });
  if (new Set(group).size < FEWEST_QUERIES) throw new TrainError({ code: "too-few-queries", pairs });
}

/** What of the features must be known: whether each is a finite number, and in how many strict choices the responses differ in one. */
export interface FeatureFacts {
  readonly finite: boolean;
  readonly differing: number;
}

/** @throws TrainError for features that no fit can learn from. */
export function assertTelling({ finite, differing }: FeatureFacts): void {
  if (!finite) throw new TrainError({ code: "not-finite" });
  if (differing === 0) throw new TrainError({ code: "identical-responses" });
}

/**
 * Refuses what no fit can learn from.
 * @throws TrainError for such choices; RangeError for a set whose parts do not belong together.
 */
export function assertTrainable(set: PreferenceSet): void {
  assertEnough(set);
  const rows = set.features.length / set.dimension;
  if (![...set.first, ...set.second].every((row) => row >= 0 && row < rows)) {
    throw new RangeError(`The pairs point past the ${rows} texts that have features.`);
  }
  const differs = (i: number) => {
    const [a, b] = [set.first[i] * set.dimension, set.second[i] * set.dimension];
    for (let j = 0; j < set.dimension; j++) if (set.features[a + j] !== set.features[b + j]) return true;
    return false;
  };
  assertTelling({
    finite: set.features.every(Number.isFinite),
    differing: Number(set.label.some((y, i) => y !== 0.5 && differs(i))),
  });
}
