/**
 * Choices that may be mistakes. Each is predicted by the head without it, by one Newton step (explain/influence.ts):
 *
 *     Δ₋ᵢ = Δᵢ − pullᵢ·dᵢᵀAdᵢ      v₋ᵢ = dᵢᵀCdᵢ + gainᵢ·(dᵢᵀAdᵢ)²      mᵢ = ±κΔ₋ᵢ,  1 − P(choice i) = σ(−mᵢ)
 *
 * and by the choices that are most like it (similar-choices.ts). Both say how doubtful it is, with the same spread over the choices:
 *
 *     doubtᵢ = σ(−(mᵢ + aᵢ·sd(m)/sd(a))/2)
 *
 * Beside these, what contradicts itself without any model: two texts chosen both ways, and three in a circle (a ≻ b ≻ c ≻ a), of one query.
 * A choice that the head was not trained on is predicted as it is, Δᵢ and vᵢ.
 * Source of the idea: confident learning by out-of-sample predictions, Northcutt et al. 2021.
 */
import { standardDeviation } from "../math/statistics.ts";
import { agreementOfSimilar } from "./similar-choices.ts";
import { leaveOneOut } from "../explain/influence.ts";
import { dot } from "../math/vectors.ts";
import { sigmoid } from "../model/bradley-terry.ts";
import type { Head } from "../model/head.ts";
import { moderated, posteriorDeviation } from "../model/laplace.ts";
import type { PreferenceSet } from "../types.ts";

export interface Doubt {
  /** Which choice. */
  readonly pair: number;
  /** Probability that the other response would be chosen. */
  readonly doubt: number;
}

export interface LabelAudit {
  /** Strict choices that the head without them predicts the other way, each with its probability, the most probable first. */
  readonly contradicted: readonly Doubt[];
  /** Others that the choices most like them contradict, the most doubtful first. */
  readonly opposed: readonly Doubt[];
  /** All strict choices, the most doubtful first by both. */
  readonly ranked: readonly Doubt[];
  /** Two choices about the same two texts that differ. */
  readonly bothWays: readonly (readonly [number, number])[];
  /** Three choices in a circle, the first MOST_CIRCLES. */
  readonly circles: readonly (readonly [number, number, number])[];
}

/** Circles that are listed; a set of choices may have n³ of them. */
const MOST_CIRCLES = 1000;

/** Choices between two calls of onProgress: some ten milliseconds. */
const AT_ONCE = 200;

/** Among fewer choices hardly one is like another. */
const FEWEST_SIMILAR = 50;

export interface AuditOptions {
  /** Whether the head was trained on a choice. Default: on all. */
  readonly knows?: (pair: number) => boolean;
  /** Waited for now and then, so that others have their turn; ends the audit where it rejects. */
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
}

/** Audits choices by a head. A text has one row in the features, whatever pairs it is in. */
export async function auditLabels(
  head: Pick<Head, "weights" | "covariance" | "agreed">,
  set: PreferenceSet,
  { knows = () => true, onProgress }: AuditOptions = {},
): Promise<LabelAudit> {
  const strict = Array.from(set.label.keys()).filter((i) => set.label[i] !== 0.5);
  const margins: number[] = [];
  for (const pair of strict) {
    margins.push(marginOf(head, set, pair, knows(pair)));
    if (margins.length % AT_ONCE === 0) await onProgress?.(margins.length, 2 * strict.length);
  }
  const agreement = await agreementOfSimilar(set, strict, (done) =>
    onProgress?.(strict.length + done, 2 * strict.length),
  );
  const [spread, other] = [standardDeviation(margins), standardDeviation(agreement)];
  const isEnough = strict.length >= FEWEST_SIMILAR && other > 0;
  const both = margins.map((margin, k) => (isEnough ? (margin + (agreement[k] * spread) / other) / 2 : margin));
  const byDoubt = (of: readonly number[]) =>
    strict
      .map((pair, k): Doubt => ({ pair, doubt: sigmoid(-of[k]) }))
      .sort((a, b) => b.doubt - a.doubt || a.pair - b.pair);
  const ranked = byDoubt(both);
  const contradicted = byDoubt(margins).filter(({ doubt }) => doubt > 0.5);
  const known = new Set(contradicted.map(({ pair }) => pair));
  const opposed = ranked.filter(({ pair, doubt }) => doubt > 0.5 && !known.has(pair));
  return { contradicted, opposed, ranked, ...inconsistent(set, strict) };
}

/** κΔ of a choice without it, above 0 where the head predicts it. */
function marginOf(
  head: Pick<Head, "weights" | "covariance" | "agreed">,
  set: PreferenceSet,
  i: number,
  isKnown: boolean,
): number {
  const { features, dimension, first, second, label } = set;
  const [a, b] = [first[i] * dimension, second[i] * dimension];
  const d = Float64Array.from({ length: dimension }, (_, j) => features[a + j] - features[b + j]);
  let margin = dot(head.weights, 0, d, 0, dimension);
  let variance = posteriorDeviation(head.covariance, d) ** 2;
  if (isKnown) {
    const { direction, pull, varianceGain } = leaveOneOut(head, set, i);
    const along = dot(direction, 0, d, 0, dimension);
    margin -= pull * along;
    variance += varianceGain * along ** 2;
  }
  return (label[i] > 0.5 ? 1 : -1) * moderated(margin, variance);
}

/** The choices that contradict each other. */
function inconsistent({ first, second, label, group }: PreferenceSet, strict: readonly number[]) {
  // By query, preferred text and other text: the first choice that says so. A text may answer several queries.
  const said = new Map<number, Map<number, Map<number, number>>>();
  const bothWays: [number, number][] = [];
  for (const i of strict) {
    const [better, worse] = label[i] > 0.5 ? [first[i], second[i]] : [second[i], first[i]];
    const texts = said.get(group[i]) ?? new Map<number, Map<number, number>>();
    said.set(group[i], texts);
    const opposite = texts.get(worse)?.get(better);
    if (opposite !== undefined) bothWays.push([opposite, i]);
    const over = texts.get(better) ?? new Map<number, number>();
    texts.set(better, over);
    if (!over.has(worse)) over.set(worse, i);
  }
  const circles: [number, number, number][] = [];
  for (const texts of said.values()) {
    for (const [a, overA] of texts) {
      for (const [b, ab] of overA) {
        // Each circle once, from its smallest text.
        if (b < a) continue;
        for (const [c, bc] of texts.get(b) ?? []) {
          const ca = c > a ? texts.get(c)?.get(a) : undefined;
          if (ca === undefined) continue;
          if (circles.length === MOST_CIRCLES) return { bothWays, circles };
          circles.push([ab, bc, ca]);
        }
      }
    }
  }
  return { bothWays, circles };
}
