/**
 * Does one way of predicting the better response get more pairs right than another, on the same pairs?
 *
 *     d_g = Σ_{i∈g} (hitᵢ − hit′ᵢ)                 over the pairs of one query
 *     p = P(|Σ ±d_g| ≥ |Σ d_g|)                     over random signs
 *
 * With one pair per query this is McNemar's exact test. Pairs of one query are not independent and change their signs
 * together. Source: Fisher's randomisation test; Edgington & Onghena 2007.
 */
import { meanByQuery } from "./mean-by-query.ts";
import { hits } from "./metrics.ts";
import type { Comparison } from "../model/head-evaluation.ts";

/** Largest p at which a difference is reported; all intervals are 90%. */
const SIGNIFICANT = 0.1;
/** With fewer queries no difference is significant: all signs alike have p = 2^(1 − G). */
export const FEWEST_COMPARED = 1 + Math.ceil(-Math.log2(SIGNIFICANT));
/** Largest number of differences for the exact test; with more the normal approximation has three digits of p right. */
const MOST_EXACT = 2000;

/** P(|N(0, 1)| ≥ z), to 2e-7. Source: Abramowitz & Stegun 7.1.26. */
function normalTails(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const terms = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  return terms.reduceRight((sum, term) => (sum + term) * t, 0) * Math.exp(-x * x);
}

/**
 * Two-sided p of differences under random signs, exact up to 2000 of them.
 * @param differences multiples of ½.
 */
export function signFlipP(differences: readonly number[]): number {
  const halves = differences.map((d) => Math.abs(Math.round(2 * d))).filter((k) => k > 0);
  const observed = Math.abs(differences.reduce((sum, d) => sum + Math.round(2 * d), 0));
  const size = halves.reduce((sum, k) => sum + k, 0);
  if (halves.length === 0) return 1;
  if (halves.length > MOST_EXACT) return normalTails(observed / Math.sqrt(halves.reduce((sum, k) => sum + k * k, 0)));
  // share[s + size]: probability that the sum over the differences so far is s.
  let share = new Float64Array(2 * size + 1);
  share[size] = 1;
  let reach = 0;
  for (const k of halves) {
    const next = new Float64Array(share.length);
    for (let s = size - reach; s <= size + reach; s++) {
      if (share[s] === 0) continue;
      next[s - k] += share[s] / 2;
      next[s + k] += share[s] / 2;
    }
    share = next;
    reach += k;
  }
  return Math.min(
    1,
    share.reduce((sum, value, s) => (Math.abs(s - size) >= observed ? sum + value : sum), 0),
  );
}

/**
 * Compares two sets of margins on the pairs for which both have one, without ties.
 * @param margins Δ of one model, NaN for pairs to leave out. @param others Δ of the other model, likewise. @param group query of each pair.
 * @returns undefined where no pair is left. The verdict is that of both, the test and Student's interval: where one of them finds no difference, the
 * range contains 0 and the verdict is unknown.
 */
export function compareOnPairs(
  margins: ArrayLike<number>,
  others: ArrayLike<number>,
  labels: ArrayLike<number>,
  group: ArrayLike<number>,
): Comparison | undefined {
  const [ours, theirs] = [hits(margins, labels), hits(others, labels)];
  const both = Array.from(ours, (_, i) => i).filter((i) => !Number.isNaN(ours[i] - theirs[i]));
  if (both.length === 0) return undefined;
  const byQuery = new Map<number, number>();
  for (const i of both) byQuery.set(group[i], (byQuery.get(group[i]) ?? 0) + ours[i] - theirs[i]);
  const difference = meanByQuery(
    both.map((i) => ours[i] - theirs[i]),
    both.map((i) => group[i]),
  );
  const p = signFlipP([...byQuery.values()]);
  const least = p <= SIGNIFICANT ? Infinity : 0;
  const low = Math.max(-1, Math.min(difference.low, least));
  const high = Math.min(1, Math.max(difference.high, -least));
  const verdict = low > 0 ? "better" : high < 0 ? "worse" : "unknown";
  return { pairs: both.length, queries: byQuery.size, difference: { value: difference.value, low, high }, p, verdict };
}
