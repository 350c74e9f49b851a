/**
 * When the order of two responses to one query is certain enough to be shown:
 *
 *     |Δ| > z·sd        the 90% interval of Δ = R_A − R_B leaves zero out
 */
import { Z90 } from "../math/statistics.ts";

/** @param difference Δ, logits. @param sd posterior standard deviation of Δ, logits. */
export function certainOrder(difference: number, sd: number): boolean {
  return Math.abs(difference) > Z90 * sd;
}
