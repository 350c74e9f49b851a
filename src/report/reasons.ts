/**
 * Why a response scores above or below others, where a few words can say it. The difference of its reward from their mean is a sum
 *
 *     R − R̄ = Σⱼ wⱼ (φⱼ − φ̄ⱼ)          φ̄: mean of the others; of a response that is alone, the average response of the training
 *
 * whose parts have words for the surface features, and none for what the encoder read. A part is a reason where it is large and carries
 * a good share of all that works in the same direction.
 */
import { DIMENSION, NAMED_FEATURES, SURFACE } from "../core/features/feature-layout.ts";
import { readTexts, type Reading } from "../core/features/reading.ts";
import { SURFACE_FEATURES } from "../core/features/surface-features.ts";
import type { Head } from "../core/model/head.ts";
import type { QueryResponse } from "../core/types.ts";
import { CONCEPTS, type Concept } from "./reason-words.ts";

export interface Reasons {
  /** What speaks for the response, the largest part first. */
  readonly raises: readonly string[];
  /** What speaks against it. */
  readonly lowers: readonly string[];
  /** Whether it is above the others. */
  readonly isAbove: boolean;
}

/** In logits: a smaller part is not worth a word. */
const LEAST_PART = 0.15;
/** Share of all that works in the same direction. */
const LEAST_SHARE = 0.2;
const MOST_REASONS = 2;
/** Words that do not look like English ones, of which any other language is full. */
const UNKNOWN_WORDS = "no words";

const measures = new Map(SURFACE_FEATURES.map(({ name, of }) => [name, of]));
const columnOf = new Map(NAMED_FEATURES.map(({ name }, k) => [name, SURFACE.offset + k]));

/**
 * @param own the response with its φ. @param others φ of the other responses to the query; none for the average of the training.
 * @param isForeign whether the response is in another language, whose words the lists of English ones do not know
 * @returns undefined for features that have no names.
 */
export function reasonsOf(
  head: Pick<Head, "weights" | "mean">,
  own: QueryResponse & { readonly phi: Float32Array },
  others: readonly Float32Array[],
  isForeign = false,
): Reasons | undefined {
  if (own.phi.length !== DIMENSION) return undefined;
  const reference = (j: number) =>
    others.length === 0 ? head.mean[j] : others.reduce((sum, phi) => sum + phi[j], 0) / others.length;
  const difference = Float64Array.from(own.phi, (value, j) => value - reference(j));
  const partOf = (j: number) => head.weights[j] * difference[j];
  const concepts = isForeign ? CONCEPTS.filter(({ features }) => !features.includes(UNKNOWN_WORDS)) : CONCEPTS;
  const named = concepts.map((concept) => {
    const columns = concept.features.map((name) => columnOf.get(name)!);
    return { concept, part: columns.reduce((sum, j) => sum + partOf(j), 0), direction: difference[columns[0]] };
  });
  let unnamed = 0;
  for (let j = 0; j < DIMENSION; j++)
    if (j < SURFACE.offset || j >= SURFACE.offset + SURFACE.length) unnamed += partOf(j);
  let reading: Reading | undefined;
  const lacks = (feature: string) => measures.get(feature)?.((reading ??= readTexts(own.query, own.response))) === 0;
  const reasons = (sign: 1 | -1): string[] => {
    const all = Math.max(0, sign * unnamed) + named.reduce((sum, { part }) => sum + Math.max(0, sign * part), 0);
    return named
      .filter(({ part }) => sign * part >= LEAST_PART && sign * part >= LEAST_SHARE * all)
      .sort((a, b) => Math.abs(b.part) - Math.abs(a.part))
      .slice(0, MOST_REASONS)
      .map(({ concept, direction }) => wordsFor(concept, direction, lacks));
  };
  const total = named.reduce((sum, { part }) => sum + part, unnamed);
  return { raises: reasons(1), lowers: reasons(-1), isAbove: total > 0 };
}

/** @param lacks whether the response has nothing at all of a feature */
function wordsFor(
  { features: [lead], more, less, none }: Concept,
  direction: number,
  lacks: (feature: string) => boolean,
): string {
  if (direction > 0) return more;
  return none !== undefined && lacks(lead) ? none : less;
}
