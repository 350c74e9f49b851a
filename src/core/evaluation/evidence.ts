/**
 * When a score is informative, and how many choices that takes.
 *
 *     width = σ(R + a) − σ(R − a) = sinh a/(cosh a + cosh R),   a = z·sd          of the 90% interval
 *     v(k·n) = v(n)/k                                                           v = sd², n choices so far
 *
 * The 90% interval of a uniform probability is 0.9 wide. An interval as wide is uninformative, so no number is shown. Each new
 * choice is assumed to add as much information as those so far, so the precision grows with their number, and the score is
 * informative from k·n choices on, where the interval is narrower than 0.9 at the present R. Measured: scripts/measure-evidence.ts.
 */
import type { Head } from "../model/head.ts";
import { Z90 } from "../math/statistics.ts";
import type { Score } from "../model/score.ts";

/** Width of the 90% interval of a uniform probability. */
export const UNINFORMATIVE_WIDTH = 0.9;

/** Whether an interval is no narrower than that of a uniform probability. */
export function isVague({ interval: [low, high] }: Pick<Score, "interval">): boolean {
  return high - low >= UNINFORMATIVE_WIDTH;
}

/** An interval around the limit: from this width on a number goes, below the other one it comes back. */
const [GOES, COMES] = [0.95, 0.85];

/**
 * The same for a response whose text changes a little with every key: what it had before stays as long as the width is between the two
 * limits. @param before whether it was vague; undefined the first time.
 */
export function staysVague({ interval }: Pick<Score, "interval">, before: boolean | undefined): boolean {
  if (before === undefined) return isVague({ interval });
  const [low, high] = interval;
  return high - low >= (before ? COMES : GOES);
}

/** The largest standard deviation at which a reward is informative: sinh a = .9(cosh a + cosh R), solved for eᵃ. */
export function informativeDeviation(reward: number): number {
  const b = UNINFORMATIVE_WIDTH;
  const c = b * Math.cosh(Math.min(Math.abs(reward), 700));
  // Written so that a large R loses no digits: the root is c·(1 + √(1 + (1 − b²)/c²)).
  return Math.log((c * (1 + Math.sqrt(1 + (1 - b * b) / (c * c)))) / (1 - b)) / Z90;
}

/** The choices of a head: those of its training, and those added since. */
export type CountedChoices = Pick<Head, "added"> & { readonly card: Pick<Head["card"], "pairs"> };

/** Number of choices that a head learned from: its training and those added since. */
export const choiceCount = ({ card, added = 0 }: CountedChoices) => card.pairs + added;

/** About how many choices in all a head needs until its score of a response is informative, estimated from the present score. */
export function choicesNeeded(head: CountedChoices, { reward, sd }: Pick<Score, "reward" | "sd">): number {
  return Math.ceil(choiceCount(head) * (sd / informativeDeviation(reward)) ** 2);
}

/** Rounds up for "about 20": to tens up to 100, to fifties up to 1000, to 500 beyond. */
export function roundForDisplay(choices: number): number {
  const step = choices <= 100 ? 10 : choices <= 1000 ? 50 : 500;
  return Math.ceil(choices / step) * step;
}
