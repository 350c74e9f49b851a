/**
 * How fast a person chooses, and whether a break would help. t_i: seconds of the i-th choice of a session.
 *
 *     pace       t̄ = mean of min(t_i, 5·median t) over the last 20      a coffee break is not reading time
 *     time left  = left·(1 + r)·t̄                                        r: share of choices that are asked again
 *     break hint = slower ∧ less alike
 *       slower     median of the last 15 t_i ≥ 1.5 × median of those before, 20 at least
 *       less alike of the last 4 repeated pairs at least 2 were answered differently, a larger share than of those before
 *
 * The hint is a rule of thumb, not a test: a session has too few repeated pairs for one. It asks for both signs because
 * each alone has other causes: longer texts are slower, close pairs are answered differently.
 */

import { median } from "../math/statistics.ts";

const RECENT = 20;
/** Fewest choices for a pace. */
const LEAST_FOR_PACE = 5;
const LONGEST = 5;
const LAST = 15;
const SLOWER = 1.5;
const LAST_REPEATS = 4;
const LEAST_DIFFERENT = 2;

/** Seconds that a choice takes, of the last 20; undefined before there are 5. */
export function pace(seconds: readonly number[]): number | undefined {
  if (seconds.length < LEAST_FOR_PACE) return undefined;
  const recent = seconds.slice(-RECENT);
  const most = LONGEST * median(recent);
  return recent.reduce((sum, t) => sum + Math.min(t, most), 0) / recent.length;
}

/** Seconds that so many pairs will take at this pace. @param repeatRate share of choices that are asked again. */
export function timeLeft(pairs: number, secondsEach: number, repeatRate: number): number {
  return pairs * (1 + repeatRate) * secondsEach;
}

export interface SessionCourse {
  /** Seconds of each choice, in order. */
  readonly seconds: readonly number[];
  /** For each repeated pair, in order: whether the answer was the same: 1, 0, or ½ for a tie against a choice. */
  readonly alike: readonly number[];
}

/** Whether pace and consistency both dropped in this session. */
export function needsBreak({ seconds, alike }: SessionCourse): boolean {
  return isSlower(seconds) && isLessAlike(alike);
}

function isSlower(seconds: readonly number[]): boolean {
  const before = seconds.slice(0, -LAST);
  return before.length >= RECENT && median(seconds.slice(-LAST)) >= SLOWER * median(before);
}

function isLessAlike(alike: readonly number[]): boolean {
  const last = alike.slice(-LAST_REPEATS).map((same) => 1 - same);
  const before = alike.slice(0, -LAST_REPEATS).map((same) => 1 - same);
  return sum(last) >= LEAST_DIFFERENT && (before.length === 0 || sum(last) / last.length > sum(before) / before.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
