import type { PreferenceRecord } from "../store/log/record.ts";

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
