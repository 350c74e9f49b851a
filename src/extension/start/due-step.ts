import { FEWEST_QUERIES } from "../../core/trainable.ts";
import { ENOUGH_CHOICES } from "../../report/next-step.ts";

/** What is known of a window. */
export interface Situation {
  readonly hasFolder: boolean;
  readonly isTrusted: boolean;
  /** Whether the document in front has two responses to one query. */
  readonly hasRivals: boolean;
  readonly hasModels: boolean;
  /** Choices that a training can learn from, and the queries that they are about. */
  readonly choices: number;
  readonly queries: number;
}

/** The step that is due, which the side bar shows; "none" where a model of one's own scores. */
export type DueStep = "folder" | "trust" | "open" | "compare" | "more" | "another" | "train" | "none";

export function dueStep({ hasFolder, isTrusted, hasRivals, hasModels, choices, queries }: Situation): DueStep {
  if (!hasFolder) return "folder";
  if (!isTrusted) return "trust";
  if (hasModels) return "none";
  if (choices >= ENOUGH_CHOICES) return queries < FEWEST_QUERIES ? "another" : "train";
  if (choices > 0) return "more";
  return hasRivals ? "compare" : "open";
}
