import type { Part } from "../../core/explain/attribution.ts";
import type { TokenPart } from "../../core/explain/explanation.ts";
import type { SentencePart } from "../../core/features/sentences.ts";
import type { DrivingChoice } from "./driving-choices.ts";
import type { ExplainedResponse } from "./explained-response.ts";

/** A row of the Explanation view. */
export type ExplainNode =
  | { readonly kind: "response"; readonly one: ExplainedResponse }
  | { readonly kind: "sentences" | "surface" | "cosine" | "choices"; readonly one: ExplainedResponse }
  | { readonly kind: "sentence"; readonly one: ExplainedResponse; readonly sentence: SentencePart }
  | { readonly kind: "token"; readonly one: ExplainedResponse; readonly token: TokenPart }
  | { readonly kind: "feature"; readonly feature: Part }
  | { readonly kind: "note"; readonly text: string }
  | DrivingChoice;
