import type { Head, HeadCard } from "../core/model/head.ts";
import type { ChoiceFacts, PreferenceSet } from "../core/types.ts";
import type { PreviousHead } from "../core/evaluation/evaluate-head.ts";
import type { TrainProgress } from "../core/train.ts";
import type { TrainProblem } from "../core/trainable.ts";
import type { LossStep } from "../core/model/training-report.ts";

/** What the fit worker is asked; the features of `set` are transferred, not copied. */
export interface FitRequest {
  readonly set: PreferenceSet;
  readonly folds?: number;
  /** Heads whose weights serve as prior (w₀ = Σ αₖ vₖ, α learned); empty for none. */
  readonly starters: readonly { readonly name: string; readonly weights: Float32Array }[];
  readonly seed: number;
  readonly facts?: ChoiceFacts;
  readonly previous?: PreviousHead;
  /** The head that scored before, for the report. */
  readonly before?: { readonly name: string; readonly weights: Float32Array };
  /** Whether the report is to show how accuracy grew with the number of choices. */
  readonly learningCurve?: boolean;
  /** Facts that only the caller knows, copied to the card. */
  readonly card: Pick<HeadCard, "id" | "encoder" | "created" | "data" | "description">;
}

/** A refusal is an answer, so its code survives the boundary; anything else that fails rejects. */
export type FitAnswer =
  { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly problem: TrainProblem };

export interface FitFunctions {
  train(request: FitRequest): Promise<FitAnswer>;
}

export interface FitEvents {
  progress(progress: TrainProgress): void;
  /** After every iteration. */
  step(step: LossStep): void;
}
