/**
 * When a score says something, and how many choices that takes.
 *
 *     width = σ(R + a) − σ(R − a) = sinh a/(cosh a + cosh R),   a = z·sd          of the 90 % interval
 *     v(k·n) = v(n)/k                                                           v = sd², n choices so far
 *
 * Of a probability that may be anything, all values as likely, the 90 % interval is .9 wide: as wide an interval says no
 * more than that, so no number is shown. More choices like those so far are taken to bring as much each, of which
 * features matter and how much as well: the precision grows with their number, and the score says something from
 * k·n choices on, where the interval is narrower than .9 at the present R. Measured: scripts/measure-evidence.ts.
 */
import type { Head } from "../model/head.ts";
import { Z90 } from "../math/statistics.ts";
import type { Score } from "../model/score.ts";

/** Width of the 90 % interval of a probability of which nothing is known. */
export const KNOWS_NOTHING = 0.9;

/** Whether an interval is no narrower than that of a probability of which nothing is known. */
export function isVague({ interval: [low, high] }: Pick<Score, "interval">): boolean {
  return high - low >= KNOWS_NOTHING;
}

/** The largest standard deviation with which a reward says something: sinh a = .9(cosh a + cosh R), solved for eᵃ. */
export function tellingDeviation(reward: number): number {
  const b = KNOWS_NOTHING;
  const c = b * Math.cosh(Math.min(Math.abs(reward), 700));
  // Written so that a large R takes no digits: the root is c·(1 + √(1 + (1 − b²)/c²)).
  return Math.log((c * (1 + Math.sqrt(1 + (1 - b * b) / (c * c)))) / (1 - b)) / Z90;
}

/** Choices that a head knows: those of its training and those added since. */
export const choiceCount = ({ card, added = 0 }: Pick<Head, "card" | "added">) => card.pairs + added;

/** About how many choices it takes until a head says something of a response, `choiceCount(head)` of them made; from its score. */
export function choicesNeeded(
  head: Pick<Head, "card" | "added">,
  { reward, sd }: Pick<Score, "reward" | "sd">,
): number {
  return Math.ceil(choiceCount(head) * (sd / tellingDeviation(reward)) ** 2);
}

/** A number as people say it: "about 20" for 17, "about 150" for 142; up to 100 in tens, beyond in fifties. Never less. */
export function roughly(choices: number): number {
  const step = choices <= 100 ? 10 : choices <= 1000 ? 50 : 500;
  return Math.ceil(choices / step) * step;
}
