import type { Head, HeadCard } from "../core/model/head.ts";
import type { ChoiceFacts } from "../core/choosing/choice-facts.ts";
import type { PreviousHead } from "../core/evaluation/report.ts";
import type { TrainErrorCode } from "../core/train.ts";
import type { LossStep } from "../core/evaluation/training-report.ts";
import type { PreferenceSet } from "../core/types.ts";

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

export interface FitProgress {
  /** What is being done, for people: "Held-out fold 3 of 5". */
  readonly message: string;
  /** 0 to 1. */
  readonly fraction: number;
  /** Mean loss per pair after the last iteration. */
  readonly loss: number;
}

/** A refusal is an answer, so its code survives the boundary; anything else that fails rejects. */
export type FitAnswer =
  | { readonly ok: true; readonly head: Head }
  | { readonly ok: false; readonly code: TrainErrorCode; readonly message: string };

export interface FitFunctions {
  train(request: FitRequest): Promise<FitAnswer>;
}

export interface FitEvents {
  progress(progress: FitProgress): void;
  /** After every iteration. */
  step(step: LossStep): void;
}
