/**
 * The general head: what people share (src/core/priors/pooled.ts), and a part that tells an answer from its damage and from an answer to another
 * query (src/core/priors/added-part.ts), which people who choose between two decent answers never had to say. Decision 073.
 */
import { addedPart, spreadOf } from "../../src/core/priors/added-part.ts";
import { type Differences, margins } from "../../src/core/model/bradley-terry.ts";
import { selectPairs } from "../../src/core/model/differences.ts";
import { SURFACE, DIMENSION } from "../../src/core/features/feature-layout.ts";
import { evidenceOf, meanOfEvidence, type PooledMean } from "../../src/core/priors/pooled.ts";
import { fitTemperature } from "../../src/core/model/temperature.ts";
import type { GeneralData, MadeChoices, SetOfChoices } from "./general-data.ts";
import type { MadePair } from "./made-pairs.ts";
import { SOURCES } from "./sources.ts";

/** λ of the columns of the states, and of the surface features and the cosine. */
const diagonal = (states: number, surface: number) =>
  Float64Array.from({ length: DIMENSION }, (_, j) => (j < SURFACE.offset ? states : surface));

/** Λδ and Λ₀. */
export const BETWEEN = diagonal(3000, 1000);
const PRIOR = diagonal(10_000, 3000);
/** Of a set's size in its weight: every pair counts alike; that no set drowns the others is Λδ's work. */
export const POWER = 1;

/** Weight of all pairs of a kind together. */
const MADE_WEIGHT: Readonly<Record<MadePair["kind"], number>> = {
  ...{ "on-topic": 300, shuffle: 100, salad: 2000, echo: 3500, repeat: 200, insert: 1000, cut: 0 },
};
const ADDED = { ridge: 10, keep: 6000 };
/** How much of the on-topic starter, whose margins are about ten times as large, is added to what people share. */
const ON_TOPIC = 0.02;
export const SETTINGS = { added: ADDED, madeWeight: MADE_WEIGHT, onTopic: ON_TOPIC };

/** Whether a set's choices go into the head. */
export const isPooled = (name: string): boolean => SOURCES[name] !== undefined && SOURCES[name].leftOut === undefined;

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
  { added, madeWeight, onTopic } = SETTINGS,
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
    const base = mean.map((w, j) => scale * w + onTopic * topical[j]);
    const others = known.filter(({ name }) => name !== without);
    const part = addedPart(
      base,
      madeForTraining(made, madeWeight, without),
      others.map(({ differences }) => differences),
      { ...added, spreads: others.map(({ name }) => spreads.get(name)!) },
    );
    return base.map((w, j) => w + part[j]);
  };
  const leftOut = sets.map((set, s) => {
    const weights = whole(means[s], set.name);
    const shared = margins(set.differences, means[s]).map((margin) => scale * margin);
    return { set, weights, margins: margins(set.differences, weights), shared };
  });
  return { general: { weights: whole(pooled.mean), scale, pooled }, leftOut };
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
