import type { Choice } from "../../../store/log/record.ts";
import type { ShownOrder } from "../../pairs/compare-pair.ts";

/** An answer of this session. */
export interface Answered {
  /** Its place in the queue. */
  readonly pair: number;
  readonly record: string;
  readonly choice: Choice;
  /** Order on the screen. */
  readonly shown: ShownOrder;
  /** The earlier record that it was asked again for. */
  readonly repeatOf?: string;
}

/** A pair that is asked again, the other way round. */
export interface Repeat {
  readonly pair: number;
  readonly shown: ShownOrder;
  readonly repeatOf: string;
}

/** Answers between a pair and its repetition: enough to judge it again and not to remember the key. */
export const REPEAT_GAP = 20;

/**
 * Draws whether a pair is asked again now, and which: with chance `rate` one of those that were judged at least 20 answers ago,
 * each once. A skipped pair was not judged.
 */
export function drawRepeat(answers: readonly Answered[], rate: number, random: () => number): Repeat | undefined {
  if (random() >= rate) return undefined;
  const again = new Set(answers.map(({ repeatOf }) => repeatOf));
  const old = answers
    .slice(0, Math.max(0, answers.length - REPEAT_GAP))
    .filter(({ choice, record, repeatOf }) => choice !== "skip" && repeatOf === undefined && !again.has(record));
  if (old.length === 0) return undefined;
  const { pair, shown, record } = old[Math.floor(random() * old.length)];
  return { pair, shown: swapped(shown), repeatOf: record };
}

/** The same pair with its places changed. */
export function swapped([one]: ShownOrder): ShownOrder {
  return one === 0 ? [1, 0] : [0, 1];
}
