/**
 * The general head: what people share (src/core/priors/pooled.ts), and a part that separates an answer from its damage and from an answer to another
 * query (src/core/priors/added-part.ts), which people who choose between two decent answers never had to say. Decision 073.
 */
import { addedPart, spreadOf } from "../../../src/core/priors/added-part.ts";
import { type Differences, margins } from "../../../src/core/model/bradley-terry.ts";
import { consecutive, selectPairs } from "../../../src/core/model/differences.ts";
import { DAMAGE_FEATURES } from "../../../src/core/features/damage-features.ts";
import { COSINE, DETECTED, DIMENSION, SURFACE } from "../../../src/core/features/feature-layout.ts";
import { evidenceOf, meanOfEvidence, type PooledMean } from "../../../src/core/priors/pooled.ts";
import { fitTemperature } from "../../../src/core/model/temperature.ts";
import type { GeneralData, MadeChoices, SetOfChoices } from "./general-data.ts";
import type { MadePair } from "./made-pairs.ts";
import { SOURCES } from "./sources.ts";

/** The signs of damage in the text, then the detectors. */
const SIGNS_FROM = DETECTED - DAMAGE_FEATURES.length;
const isDetector = (j: number) => j >= DETECTED && j < COSINE.offset;
/** λ of the columns of the states, of the signs of damage, and of the surface features and the cosine. */
const diagonal = (states: number, detectors: number, surface: number) =>
  Float64Array.from({ length: DIMENSION }, (_, j) =>
    j < SURFACE.offset ? states : isDetector(j) ? detectors : surface,
  );

/** Λδ and Λ₀. What people say of signs of damage, which hardly differ between their pairs, does not count. */
export const BETWEEN = diagonal(3000, 100_000, 1000);
export const PRIOR = diagonal(10_000, 100_000, 3000);
/** Of a set's size in its weight: every pair counts alike; that no set drowns the others is Λδ's work. */
export const POWER = 1;

/** Weight of all pairs of a kind together. */
const MADE_WEIGHT: Readonly<Record<MadePair["kind"], number>> = {
  ...{ "on-topic": 300, shuffle: 100, salad: 2000, echo: 3500, repeat: 200, again: 300, insert: 3000, cut: 0 },
};
const ADDED = { ridge: diagonal(10, 10, 10), keep: 6000 };
/** Then the signs of damage alone, in the text and by detectors, whose part may be larger: what people say of their own pairs hardly notices. */
const SIGNS_WEIGHT: typeof MADE_WEIGHT = {
  ...{ "on-topic": 5000, shuffle: 0, salad: 200, echo: 0, repeat: 0, again: 300, insert: 6000, cut: 0 },
};
const SIGNS = { ridge: 1, keep: 300 };
/** How much a set's margins count among those that the added parts should leave as they are: most what the product is for, Chinese not at all. */
const KEPT: Readonly<Record<string, number>> = {
  ...{ "hh-helpful": 3, "oasst-100": 3, "oasst2-en": 3, llmfao: 2, ukp: 3, "lfqae-zh": 0 },
};
const countOf = ({ name }: { readonly name: string }) => KEPT[name] ?? 1;
/** How much of the on-topic starter, whose margins are about ten times as large, is added to what people share. */
const ON_TOPIC = 0.02;

/** Whether a set's choices go into the head. */
export const isPooled = (name: string): boolean => SOURCES[name] !== undefined && SOURCES[name].leftOut === undefined;

/** Mean φ over the sets whose choices go into the head, D: each set counts alike. */
export function meanOfPool(sets: readonly SetOfChoices[]): Float64Array {
  const inPool = sets.filter(({ name }) => isPooled(name));
  return Float64Array.from({ length: DIMENSION }, (_, j) =>
    inPool.reduce((sum, set) => sum + set.mean[j] / inPool.length, 0),
  );
}

/** The made pairs that a head learns from. @param without a set whose queries are left out. */
function madeForTraining(
  { pairs, differences }: MadeChoices,
  madeWeight: Readonly<Record<MadePair["kind"], number>>,
  without?: string,
): Differences {
  const use = (i: number) => !pairs[i].heldOut && pairs[i].source !== without && madeWeight[pairs[i].kind] > 0;
  const counts = new Map<string, number>();
  pairs.forEach(({ kind }, i) => use(i) && counts.set(kind, (counts.get(kind) ?? 0) + 1));
  const weight = Float64Array.from(pairs, ({ kind }) => madeWeight[kind] / (counts.get(kind) ?? 1));
  return selectPairs({ ...differences, weight }, use);
}

/** Pairs of each set that the scale is fitted to, at most: no set decides it alone. */
const PAIRS_FOR_SCALE = 300;

export interface General {
  /** w: what people share in logits, and the added part. */
  readonly weights: Float64Array;
  /** s: what μ is multiplied by. */
  readonly scale: number;
  readonly pooled: PooledMean;
}

/** A set, with the general head that has seen none of it. */
export interface LeftOutSet {
  readonly set: SetOfChoices;
  readonly weights: Float64Array;
  /** Margins of its pairs by what people share alone, and by the whole head; logits. */
  readonly shared: Float64Array;
  readonly margins: Float64Array;
}

/** The general head, and for each set the one made without it. @param topical weights of the on-topic starter, D. */
export function generalHead(
  { sets, made }: GeneralData,
  topical: ArrayLike<number>,
): { general: General; leftOut: readonly LeftOutSet[] } {
  const evidence = new Map(
    sets
      .filter(({ name }) => isPooled(name))
      .map(({ name, differences }) => [name, evidenceOf(differences, BETWEEN)] as const),
  );
  // Of the sets that are not pooled the texts serve all the same: the added part should not upset what is said of them.
  const known = sets.filter(({ name }) => SOURCES[name].licence !== "none");
  const spreads = new Map(known.map(({ name, differences }) => [name, spreadOf(differences)]));
  const pooledWithout = (without?: string) =>
    meanOfEvidence(
      [...evidence].filter(([name]) => name !== without).map(([, one]) => one),
      PRIOR,
    );
  const pooled = pooledWithout();
  const means = sets.map(({ name }) => (isPooled(name) ? pooledWithout(name).mean : pooled.mean));
  const scale = scaleOf(sets.map(({ differences }, s) => ({ differences, margins: margins(differences, means[s]) })));
  const whole = (mean: Float64Array, without?: string): Float64Array => {
    const base = mean.map((w, j) => scale * w + ON_TOPIC * topical[j]);
    const others = known.filter(({ name }) => name !== without);
    const sameTexts = others.map(({ differences }) => differences);
    const part = addedPart(base, madeForTraining(made, MADE_WEIGHT, without), sameTexts, {
      ...ADDED,
      counts: others.map(countOf),
      spreads: others.map(({ name }) => spreads.get(name)!),
    });
    const weights = base.map((w, j) => w + part[j]);
    const ofSigns = partOfSigns(weights, madeForTraining(made, SIGNS_WEIGHT, without), others);
    return weights.map((w, j) => (j >= SIGNS_FROM && j < COSINE.offset ? w + ofSigns[j - SIGNS_FROM] : w));
  };
  const leftOut = sets.map((set, s) => {
    const weights = whole(means[s], set.name);
    const shared = margins(set.differences, means[s]).map((margin) => scale * margin);
    return { set, weights, margins: margins(set.differences, weights), shared };
  });
  return { general: { weights: whole(pooled.mean), scale, pooled }, leftOut };
}

/** What is added to the weights of the signs of damage alone; each pair is its signs and its margin, which stays as it is. */
function partOfSigns(weights: Float64Array, pairs: Differences, sets: readonly SetOfChoices[]): Float64Array {
  const count = COSINE.offset - SIGNS_FROM;
  const narrow = (set: Differences): Differences => {
    const rows = new Float32Array(set.at.length * (count + 1));
    const z = margins(set, weights);
    for (const [i, row] of set.at.entries()) {
      const from = row * set.width;
      rows.set(set.rows.subarray(from + SIGNS_FROM, from + COSINE.offset), i * (count + 1));
      rows[i * (count + 1) + count] = z[i];
    }
    return { ...set, rows, width: count + 1, at: consecutive(set.at.length) };
  };
  const margin = Float64Array.from({ length: count + 1 }, (_, k) => (k === count ? 1 : 0));
  const fixed = Float64Array.from({ length: count + 1 }, (_, k) => (k === count ? 1e12 : SIGNS.ridge));
  const kept = sets.map(({ differences }) => narrow(differences));
  return addedPart(margin, narrow(pairs), kept, { ridge: fixed, keep: SIGNS.keep, counts: sets.map(countOf) });
}

/** s for which σ(s·margin) loses least on sets that the margins have not seen. */
function scaleOf(sets: readonly { differences: Differences; margins: Float64Array }[]): number {
  const evenly = sets.flatMap(({ differences: { label }, margins: z }) => {
    const step = Math.max(1, label.length / PAIRS_FOR_SCALE);
    const rows = Array.from({ length: Math.min(label.length, PAIRS_FOR_SCALE) }, (_, k) => Math.floor(k * step));
    return rows.map((i) => ({ margin: z[i], label: label[i] }));
  });
  const temperature = fitTemperature(
    evenly.map(({ margin }) => margin),
    evenly.map(({ label }) => label),
  );
  return 1 / temperature;
}
