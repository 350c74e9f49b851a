/**
 * Reasons why a head's figures mean less than they seem to, as codes with figures.
 * The sentences for people are made where a report is shown.
 */
import type { ChoiceFacts, Estimate, PreferenceSet } from "../types.ts";
import { surfaceStart } from "../features/feature-layout.ts";
import { wilson } from "../math/statistics.ts";
import { signFlipP } from "./paired-test.ts";
import type { Comparison, Warning } from "../model/head-evaluation.ts";
import type { SurfaceShare } from "../explain/surface-shares.ts";

/**
 * Fewer queries than two per fold: then each query is a fold of its own. Also the fewest with which a head that is right on
 * four of five differs significantly from chance at 90%.
 */
const FEWEST_INFORMATIVE_QUERIES = 10;
/** A fold: one query with more pairs than that makes its fold larger than the others. */
const FOLD = 1 / 5;
/** One or two surface features decide where they carry this much of the margins; ordinary choices: decision 074. */
const SHORTCUT = 0.75;
/** A second feature is named where it carries as much. */
const WORTH_NAMING = 0.1;
/** An order bias is reported where chance gives such a share less often than this. */
const ORDER_P = 0.05;

/** Length predicts the held-out choices better than chance, and the head is not shown to predict them better. */
export function lengthWarning(
  set: Omit<PreferenceSet, "features">,
  byLength: Estimate,
  against: Comparison | undefined,
): Warning[] {
  if (byLength.low <= 0.5 || against?.verdict === "better") return [];
  let [longer, differing] = [0, 0];
  set.label.forEach((y, i) => {
    const sign = Math.sign(set.length[set.first[i]] - set.length[set.second[i]]) * Math.sign(y - 0.5);
    if (sign !== 0) differing++;
    if (sign > 0) longer++;
  });
  const preferred = 2 * longer >= differing ? "longer" : "shorter";
  return [{ code: "length", preferred, count: Math.max(longer, differing - longer), differing, alone: byLength }];
}

/**
 * One or two surface features carry most of the margins: another response that has them wins, whatever it says.
 * @param shares of the head, largest first. @param alone held-out accuracy of the surface features alone.
 */
export function shortcutWarning(shares: readonly SurfaceShare[], alone?: Estimate): Warning[] {
  const [first, second] = shares;
  if (shares.length < 2 || first.share + Math.max(0, second.share) < SHORTCUT) return [];
  const named = second.share < WORTH_NAMING ? [first] : [first, second];
  const share = Math.min(
    1,
    named.reduce((sum, feature) => sum + feature.share, 0),
  );
  return [{ code: "shortcut", features: named.map(({ name }) => name), share, ...(alone && { alone }) }];
}

/** One query has more pairs than a fold, and the pairs are so uneven that they count as half as many queries. */
export function queryWarnings({ group }: Pick<PreferenceSet, "group">): Warning[] {
  const sizes = new Map<number, number>();
  for (const query of group) sizes.set(query, (sizes.get(query) ?? 0) + 1);
  const warnings: Warning[] = [];
  const queries = sizes.size;
  const largest = [...sizes.values()].reduce((most, size) => Math.max(most, size), 0);
  // Kish's effective number: that of equally large queries whose mean varies as much.
  const effective = group.length ** 2 / [...sizes.values()].reduce((sum, size) => sum + size * size, 0);
  if (largest > FOLD * group.length && effective < queries / 2)
    warnings.push({ code: "one-query", largest, pairs: group.length, queries, effective });
  if (queries < FEWEST_INFORMATIVE_QUERIES)
    warnings.push({ code: "few-queries", queries, fewest: FEWEST_INFORMATIVE_QUERIES });
  return warnings;
}

/** The first shown is chosen more, or less, often than chance explains. The order is random, so it should not matter. */
export function orderWarning({ shown, shownFirst }: ChoiceFacts): Warning[] {
  const signs = Array.from({ length: shown }, (_, i) => (i < shownFirst ? 1 : -1));
  if (signFlipP(signs) > ORDER_P) return [];
  const preferred = 2 * shownFirst > shown ? "first" : "second";
  const count = preferred === "first" ? shownFirst : shown - shownFirst;
  return [{ code: "shown-first", preferred, share: wilson(count, shown), shown }];
}

/** @param same number of pairs whose responses differ but have the same encoder states */
export const identicalWarning = (same: number, pairs: number): Warning[] =>
  same === 0 ? [] : [{ code: "identical-input", same, pairs }];

/** Number of pairs of different responses whose encoder states are the same. */
export function identicalInputs({ features, dimension, first, second, label }: PreferenceSet): number {
  const states = surfaceStart(dimension);
  return label.filter((_, i) => {
    const [a, b] = [first[i] * dimension, second[i] * dimension];
    if (a === b) return false;
    for (let j = 0; j < states; j++) if (features[a + j] !== features[b + j]) return false;
    return true;
  }).length;
}

/** Pairs in which one response was preferred one time and the other another time. */
export function contradictionWarning({
  first,
  second,
  label,
}: Pick<PreferenceSet, "first" | "second" | "label">): Warning[] {
  const answers = new Map<string, Set<boolean>>();
  label.forEach((y, i) => {
    if (y === 0.5) return;
    const swapped = first[i] > second[i];
    const key = swapped ? `${second[i]} ${first[i]}` : `${first[i]} ${second[i]}`;
    answers.set(key, (answers.get(key) ?? new Set()).add(y > 0.5 !== swapped));
  });
  const pairs = [...answers.values()].filter(({ size }) => size > 1).length;
  return pairs === 0 ? [] : [{ code: "contradictions", pairs }];
}
