import type { Head, HeadCard } from "../core/head.ts";
import type { PreferenceSet } from "../core/types.ts";

/** What the fit worker is asked: typed arrays are transferred, not copied. */
export interface FitRequest {
  readonly set: PreferenceSet;
  /** Heads whose weights serve as prior (w₀ = Σ αₖ vₖ, α learnt); empty for none. */
  readonly starters: readonly { readonly name: string; readonly weights: Float32Array }[];
  readonly seed: number;
  /** Facts that only the caller knows, copied to the card. */
  readonly card: Pick<HeadCard, "id" | "encoder" | "created" | "data" | "description">;
}

export interface FitProgress {
  /** What is being done, for people: "Choosing ridge 3 of 7". */
  readonly message: string;
  /** 0 to 1. */
  readonly fraction: number;
  /** Mean loss per pair after the last iteration. */
  readonly loss: number;
}

export interface FitFunctions {
  train(request: FitRequest): Promise<Head>;
}

export interface FitEvents {
  progress(progress: FitProgress): void;
}
