/**
 * How often a person says the same when asked again, and what that leaves to any head.
 *
 *     a = E[q² + (1 − q)²]            same answer twice, q the chance of a pair's one answer
 *     m = E[max(q, 1 − q)]            right at best: whatever is said more often
 *     a ≤ m ≤ (1 + √(2a − 1))/2
 *
 * since q² + (1 − q)² = 1 − 2q(1 − q) ≤ max(q, 1 − q), and by Jensen. So m's upper bound is the ceiling that can be
 * told from two answers a pair.
 */
import { wilson } from "../math/statistics.ts";
import type { SelfConsistency } from "../model/head-evaluation.ts";

/**
 * @param same answers that were the same the second time (a tie against a choice is half the same).
 * @returns undefined where nothing was asked again.
 */
export function selfConsistency(same: number, pairs: number): SelfConsistency | undefined {
  if (pairs === 0) return undefined;
  const agreed = wilson(same, pairs);
  const ceiling = (a: number) => (1 + Math.sqrt(Math.max(0, 2 * a - 1))) / 2;
  return {
    pairs,
    same: agreed,
    ceiling: { value: ceiling(agreed.value), low: ceiling(agreed.low), high: ceiling(agreed.high) },
  };
}
