import { pairLoss } from "../model/bradley-terry.ts";
import type { TrainingReport } from "./training-report.ts";

/** Two heads on choices that neither has seen. */
export interface UnseenComparison {
  /** Choices that are compared on. */
  readonly choices: number;
  /** Mean loss a choice of the new head, in nats: each choice by the head of the folds that had not seen its query. */
  readonly loss: number;
  /** Of the head before. */
  readonly lossBefore: number;
}

/**
 * Compares a new head with the one before, on the choices that the one before was not trained on.
 * @param seen keys of the choices that the head before was trained on; none for a starter.
 * @returns undefined where there is no such choice, or nothing is known of the head before.
 */
export function compareUnseen(
  { keys, label, heldOut, before }: Pick<TrainingReport, "keys" | "label" | "heldOut" | "before">,
  seen: ReadonlySet<string>,
): UnseenComparison | undefined {
  if (before === undefined) return undefined;
  const unseen = keys.flatMap((key, i) => (seen.has(key) ? [] : [i]));
  if (unseen.length === 0) return undefined;
  const mean = (margins: readonly number[]) =>
    unseen.reduce((sum, i) => sum + pairLoss(margins[i], label[i]), 0) / unseen.length;
  return { choices: unseen.length, loss: mean(heldOut), lossBefore: mean(before.margins) };
}
