/** What makes a head's figures say less than they seem to, each with its cause and its cure. */
import type { ChoiceFacts } from "../choosing/choice-facts.ts";
import { surfaceStart } from "../features/feature-layout.ts";
import { wilson } from "./metrics.ts";
import { signFlipP, type Comparison } from "./paired-test.ts";
import type { SurfaceShare } from "../explain/surface-shares.ts";
import type { Estimate, PreferenceSet } from "../types.ts";

export type WarningCode =
  "length" | "shortcut" | "one-query" | "shown-first" | "identical-input" | "contradictions" | "few-queries";

export interface Warning {
  readonly code: WarningCode;
  /** A sentence with its figures. */
  readonly cause: string;
  /** A sentence: what to do. */
  readonly cure: string;
}

/**
 * Fewer queries than two a fold: then each is held out alone. Also the fewest with which a head that is right on four of
 * five can be told from a coin at 90 %.
 */
export const FEWEST_TELLING_QUERIES = 10;
/** A fold: one query with more pairs than that makes its fold larger than the others. */
const FOLD = 1 / 5;
/** One or two surface features decide, where they carry this much of the margins; ordinary choices: decision 141. */
const SHORTCUT = 0.75;
/** A second feature is named where it carries as much. */
const WORTH_NAMING = 0.1;
/** An order bias is told where chance would give such a share less often than this. */
const ORDER_P = 0.05;

const percent = (share: number) => `${Math.round(100 * share)} %`;
const within = ({ value, low, high }: Estimate) =>
  `${percent(value)} (90 % interval ${percent(low)} to ${percent(high)})`;

/**
 * Length decides: it tells the held-out choices better than a coin, and the head is not shown to tell them better.
 */
export function lengthWarning(set: PreferenceSet, byLength: Estimate, against: Comparison | undefined): Warning[] {
  if (byLength.low <= 0.5 || against?.verdict === "better") return [];
  let [longer, unlike] = [0, 0];
  set.label.forEach((y, i) => {
    const sign = Math.sign(set.length[set.first[i]] - set.length[set.second[i]]) * Math.sign(y - 0.5);
    if (sign !== 0) unlike++;
    if (sign > 0) longer++;
  });
  const which = 2 * longer >= unlike ? "longer" : "shorter";
  return [
    {
      code: "length",
      cause: `Length decides: the ${which} response was preferred in ${Math.max(longer, unlike - longer)} of ${unlike} choices, length alone is right on ${within(byLength)} of held-out ones, and the head is not shown to be better.`,
      cure: "If length is not what you mean, compare responses of about the same length.",
    },
  ];
}

/**
 * One or two surface features carry most of the margins: another response that has them wins, whatever it says.
 * @param shares of the head, largest first. @param alone held-out accuracy of the surface features alone.
 */
export function shortcutWarning(shares: readonly SurfaceShare[], alone?: Estimate): Warning[] {
  const [first, second] = shares;
  if (shares.length < 2 || first.share + Math.max(0, second.share) < SHORTCUT) return [];
  const named = second.share < WORTH_NAMING ? [first] : [first, second];
  const share = named.reduce((sum, feature) => sum + feature.share, 0);
  const known = alone ? ` Surface features alone are right on ${within(alone)} of held-out choices.` : "";
  return [
    {
      code: "shortcut",
      cause: `Mostly ${named.map(({ name }) => name).join(" and ")}: ${percent(Math.min(1, share))} of what decides.${known}`,
      cure: "If that is not what you mean, compare responses which are alike in it and differ in something else.",
    },
  ];
}

/** One query has more pairs than a fold, and the pairs are spread so unevenly that they count as half as many queries. */
export function queryWarnings({ group }: PreferenceSet): Warning[] {
  const sizes = new Map<number, number>();
  for (const query of group) sizes.set(query, (sizes.get(query) ?? 0) + 1);
  const warnings: Warning[] = [];
  const largest = [...sizes.values()].reduce((most, size) => Math.max(most, size), 0);
  // Kish's effective number: that of equally large queries whose mean varies as much.
  const effective = group.length ** 2 / [...sizes.values()].reduce((sum, size) => sum + size * size, 0);
  if (largest > FOLD * group.length && effective < sizes.size / 2)
    warnings.push({
      code: "one-query",
      cause: `One query dominates: ${largest} of ${group.length} choices answer it, so that ${sizes.size} queries count as about ${effective.toFixed(1)}.`,
      cure: "Compare responses to other queries.",
    });
  if (sizes.size < FEWEST_TELLING_QUERIES)
    warnings.push({
      code: "few-queries",
      cause: `Too few queries: the choices answer ${sizes.size}, and with fewer than ${FEWEST_TELLING_QUERIES} hardly any head can be told from a coin.`,
      cure: `Compare responses to ${FEWEST_TELLING_QUERIES - sizes.size} more queries at least.`,
    });
  return warnings;
}

/** The first shown is chosen more, or less, often than chance explains; the order is drawn at random, so that it should not. */
export function orderWarning({ shown, shownFirst }: ChoiceFacts): Warning[] {
  const signs = Array.from({ length: shown }, (_, i) => (i < shownFirst ? 1 : -1));
  if (signFlipP(signs) > ORDER_P) return [];
  const [side, count] = 2 * shownFirst > shown ? ["first", shownFirst] : ["second", shown - shownFirst];
  return [
    {
      code: "shown-first",
      cause: `Order bias: the response shown ${side} was preferred in ${within(wilson(count, shown))} of ${shown} choices, whatever it said.`,
      cure: "Read both responses before you choose, and call it a tie where neither is better.",
    },
  ];
}

/** Different responses of which the encoder reads the same: they differ where it reads no difference. */
export function identicalWarning({ features, dimension, first, second, label }: PreferenceSet): Warning[] {
  const states = surfaceStart(dimension);
  const same = label.filter((_, i) => {
    const [a, b] = [first[i] * dimension, second[i] * dimension];
    if (a === b) return false;
    for (let j = 0; j < states; j++) if (features[a + j] !== features[b + j]) return false;
    return true;
  }).length;
  if (same === 0) return [];
  return [
    {
      code: "identical-input",
      cause: `In ${same} of ${label.length} choices the encoder reads the same of both responses: they differ only in capitals, accents, unknown words, or beyond the tokens that it reads.`,
      cure: "Compare shorter responses, or the parts in which they differ.",
    },
  ];
}

/** Pairs of which one response was preferred one time and the other another time. */
export function contradictionWarning({ first, second, label }: PreferenceSet): Warning[] {
  const answers = new Map<string, Set<boolean>>();
  label.forEach((y, i) => {
    if (y === 0.5) return;
    const turned = first[i] > second[i];
    const key = turned ? `${second[i]} ${first[i]}` : `${first[i]} ${second[i]}`;
    answers.set(key, (answers.get(key) ?? new Set()).add(y > 0.5 !== turned));
  });
  const opposite = [...answers.values()].filter(({ size }) => size > 1).length;
  if (opposite === 0) return [];
  return [
    {
      code: "contradictions",
      cause: `Contradictions: ${opposite === 1 ? "1 pair has" : `${opposite} pairs have`} opposite choices, which cancel each other.`,
      cure: "Look at them in the list of choices and change the one that is wrong, or make it a tie.",
    },
  ];
}
