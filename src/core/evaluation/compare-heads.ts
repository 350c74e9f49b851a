import { pairLoss } from "../model/bradley-terry.ts";
import type { TrainingReport } from "../model/training-report.ts";

/** A strict preference that two heads see differently: the signs of their margins differ. */
export interface Flip {
  /** Index of the pair. */
  readonly pair: number;
  /** Δ = R(preferred) − R(other) by either head, in logits. */
  readonly margins: readonly [number, number];
}

export interface ComparedHeads {
  /** Strict preferences; ties are no question. */
  readonly pairs: number;
  /** How many of them either head has right. */
  readonly right: readonly [number, number];
  /** The largest change first. */
  readonly flips: readonly Flip[];
}

/**
 * Which of n preferences two heads order differently.
 * @param label P(first is preferred): 1, 0, or ½ for a tie, n.
 * @param one R(first) − R(second) by one head, in logits, n. @param other by the other head.
 */
export function compareHeads(
  label: ArrayLike<number>,
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): ComparedHeads {
  const flips: Flip[] = [];
  let [pairs, oneRight, otherRight] = [0, 0, 0];
  for (let pair = 0; pair < label.length; pair++) {
    if (label[pair] === 0.5) continue;
    const sign = label[pair] > 0.5 ? 1 : -1;
    const margins = [sign * one[pair], sign * other[pair]] as const;
    pairs++;
    if (margins[0] > 0) oneRight++;
    if (margins[1] > 0) otherRight++;
    if (margins[0] > 0 !== margins[1] > 0) flips.push({ pair, margins });
  }
  const change = ({ margins: [a, b] }: Flip) => Math.abs(a - b);
  flips.sort((a, b) => change(b) - change(a) || a.pair - b.pair);
  return { pairs, right: [oneRight, otherRight], flips };
}

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
