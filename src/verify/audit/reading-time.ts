/**
 * Choices that were answered sooner than one can read:  seconds < words / FASTEST.
 *
 * Adults read 238 words a minute silently (Brysbaert 2019); above 600 they skim (Rayner et al. 2016). Whoever compares may stop reading early,
 * so only what even skimming at 900 cannot explain is named.
 */
import { countMatches, WORD } from "../../core/features/text-statistics.ts";
import type { AuditedChoice, Reason } from "./choice.ts";

/** Words a second. */
export const FASTEST = 15;

export function tooFast({ chosen, other, shown }: AuditedChoice): Extract<Reason, { kind: "fast" }> | undefined {
  if (shown === undefined) return undefined;
  const words = countMatches(chosen, WORD) + countMatches(other, WORD);
  return shown.seconds < words / FASTEST ? { kind: "fast", seconds: shown.seconds, words } : undefined;
}
