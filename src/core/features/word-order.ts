/**
 * How plausible the order of a response's words is: the mean over words side by side of
 *
 *     log P(a, b) / P(a)P(b)        nats, a and b kinds of words (word-classes.ts)
 *
 * counted on people's texts. It is about .3 for what somebody wrote, and below 0 where words are shuffled or thrown together.
 */
import { classesOf, WORD_CLASSES } from "./word-classes.ts";
import { STEPS_PER_NAT, WORD_ORDER } from "./word-order-table.ts";

const TABLE = Int8Array.from(atob(WORD_ORDER), (character) => character.charCodeAt(0));

/** Neighbours in which the worst stretch is looked for. */
const STRETCH = 20;

/** The mean over all neighbours, and that of the worst STRETCH of them, in nats; 0 for no words. */
export interface WordOrder {
  readonly mean: number;
  readonly worst: number;
}

/** @param order words. @param starts where sentences begin. */
export function wordOrder(order: readonly string[], starts: readonly number[]): WordOrder {
  if (order.length === 0) return { mean: 0, worst: 0 };
  const classes = classesOf(order, starts);
  const length = Math.min(STRETCH, classes.length - 1);
  let [all, stretch, worst] = [0, 0, Infinity];
  const at = (i: number) => TABLE[classes[i - 1] * WORD_CLASSES + classes[i]] / STEPS_PER_NAT;
  for (let i = 1; i < classes.length; i++) {
    all += at(i);
    stretch += at(i) - (i > length ? at(i - length) : 0);
    if (i >= length) worst = Math.min(worst, stretch / length);
  }
  return { mean: all / (classes.length - 1), worst };
}
