/**
 * When a score says something, and how many choices that takes.
 *
 *     width = σ(R + a) − σ(R − a) = sinh a/(cosh a + cosh R),   a = z·sd          of the 90 % interval
 *     1/v(k) = 1/v₀ + k(1/v₁ − 1/v₀)                                    v₀ = xᵀΛ⁻¹x before any choice, v₁ = sd² after n
 *
 * Of a probability that may be anything, all values as likely, the 90 % interval is .9 wide: as wide an interval says no
 * more than that, so no number is shown. More choices like those so far bring k times their information along x = φ − φ̄;
 * the score says something from n·k choices on, where v(k) makes the interval narrower than .9 at the present R.
 */
import { dot } from "./bradley-terry.ts";
import type { Head } from "./head.ts";
import { Z90 } from "./metrics.ts";
import type { Score } from "./score.ts";

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

/** v₀: the variance of R before any choice. Undefined for heads that do not keep their prior. */
function priorVariance({ prior, mean }: Head, phi: Float32Array): number | undefined {
  if (prior === undefined) return undefined;
  const x = Float64Array.from(phi, (value, j) => value - mean[j]);
  const own = x.reduce((sum, value, j) => sum + prior[j] * value * value, 0);
  const starters = prior.length / x.length - 1;
  return Array.from({ length: starters }, (_, k) => dot(prior, (k + 1) * x.length, x, 0, x.length)).reduce(
    (sum, reward) => sum + reward * reward,
    own,
  );
}

/**
 * About how many choices it takes until the head says something of a response, of which `head.card.pairs` are made.
 * @param scored the head's score of φ.
 * @returns undefined where that cannot be told: the choices so far say nothing of such a response, or the head does not keep
 * its prior.
 */
export function choicesNeeded(head: Head, phi: Float32Array, { reward, sd }: Pick<Score, "reward" | "sd">) {
  const before = priorVariance(head, phi);
  if (before === undefined) return undefined;
  const gained = 1 / (sd * sd) - 1 / before;
  const wanted = 1 / tellingDeviation(reward) ** 2 - 1 / before;
  if (gained <= 0 || wanted <= 0) return undefined;
  return Math.ceil((head.card.pairs * wanted) / gained);
}

/** A number as people say it: "about 20" for 17, "about 150" for 142; up to 100 in tens, beyond in fifties. Never less. */
export function roughly(choices: number): number {
  const step = choices <= 100 ? 10 : choices <= 1000 ? 50 : 500;
  return Math.ceil(choices / step) * step;
}
