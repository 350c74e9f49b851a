import { pairLoss } from "../model/bradley-terry.ts";
import type { TrainingReport } from "../model/training-report.ts";

/** A strict preference for which the margins of two heads have different signs. */
export interface Flip {
  /** Index of the pair. */
  readonly pair: number;
  /** Δ = R(preferred) − R(other) by each head, in logits. */
  readonly margins: readonly [number, number];
}

export interface ComparedHeads {
  /** Strict preferences. */
  readonly pairs: number;
  /** How many of them each head predicts right. */
  readonly right: readonly [number, number];
  /** The largest change first. */
  readonly flips: readonly Flip[];
}

/**
 * Finds the preferences that two heads order differently.
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

/** Losses of two heads on choices that neither was trained on. */
export interface UnseenComparison {
  /** Number of choices. */
  readonly choices: number;
  /** Mean loss per choice of the new head, in nats; each choice is predicted by a fold's head that was not trained on its query. */
  readonly loss: number;
  /** The same for the head before. */
  readonly lossBefore: number;
}

/**
 * Compares a new head with the one before, on the choices on which the one before was not trained.
 * @param seen keys of the choices that the head before was trained on; none for a starter.
 * @returns undefined where there is no such choice, or the report has no head before.
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
