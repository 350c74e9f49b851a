import type { ChoiceFacts } from "../core/types.ts";
import type { PreferenceRecord } from "../store/log/record.ts";
import { choiceFacts } from "./choice-facts.ts";
import { inCanonicalOrder, toTrainingPairs, type TrainingPair } from "./training-pairs.ts";

/** What a training learns from. */
export interface Choices {
  /** In canonical order: the order of files and lines changes no figure. */
  readonly pairs: readonly TrainingPair[];
  /** What the log says about how they were made. */
  readonly facts: ChoiceFacts;
}

/**
 * Active preferences as a training takes them; skips and "both bad" say nothing about an order and give no pair.
 * @param plain pairs that come from elsewhere than a log.
 */
export function toChoices(preferences: readonly PreferenceRecord[], plain: readonly TrainingPair[] = []): Choices {
  return { pairs: inCanonicalOrder([...plain, ...toTrainingPairs(preferences)]), facts: choiceFacts(preferences) };
}

/** Whose choices are learned from: one's own, everybody's, or those of the people named. */
export type TrainOn = "mine" | "everyone" | readonly string[];

/**
 * The preferences to learn from, in their order.
 * @param me the name of whoever trains.
 */
export function choicesBy<P extends Pick<PreferenceRecord, "annotator">>(
  preferences: readonly P[],
  whose: TrainOn,
  me: string,
): P[] {
  if (whose === "everyone") return [...preferences];
  const names = new Set(whose === "mine" ? [me] : whose);
  return preferences.filter(({ annotator }) => names.has(annotator));
}
