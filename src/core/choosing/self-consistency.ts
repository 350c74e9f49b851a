/**
 * How often a person gives the same answer twice, and what accuracy that allows any head.
 *
 *     a = E[q² + (1 − q)²]            same answer twice, q the chance of a pair's one answer
 *     m = E[max(q, 1 − q)]            best accuracy: always the more frequent answer
 *     a ≤ m ≤ (1 + √(2a − 1))/2
 *
 * since q² + (1 − q)² = 1 − 2q(1 − q) ≤ max(q, 1 − q), and by Jensen. So m's upper bound is the accuracy ceiling
 * that two answers per pair show.
 */
import { wilson } from "../math/statistics.ts";
import type { SelfConsistency } from "../model/head-evaluation.ts";

/**
 * @param same answers that were the same the second time (a tie against a choice is half the same).
 * @returns undefined where no pair was asked twice.
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
