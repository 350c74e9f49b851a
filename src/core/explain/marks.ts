/**
 * What of a reward has a place in the text, for colours: a surface feature at its signs and words, the rest of the wording at its words, or
 * at a whole sentence whose words are each too small. A feature's part is not split: all of its places together have it.
 */
import { placesOfFeatures } from "../features/feature-places.ts";
import type { Stretch } from "../features/sentences.ts";
import type { QueryResponse } from "../types.ts";
import type { Explanation } from "./explanation.ts";

export interface Mark extends Stretch {
  /** What it adds to R, in logits; a feature's with all of its places. */
  readonly part: number;
  /** The feature's name in NAMED_FEATURES; absent for wording. */
  readonly feature?: string;
}

export interface Marks {
  /** In order, without overlaps: where two parts are in one place the larger one has it. */
  readonly marks: readonly Mark[];
  /** Size of the largest part, with or without a place. */
  readonly largest: number;
  /** Places of each feature that is marked. */
  readonly places: ReadonlyMap<string, readonly Stretch[]>;
}

/** A part of less than this share of the largest one is not worth an eye. */
export const LEAST_SHARE = 0.1;

/** Features that are marked, the largest: of more, none is seen. */
const MOST_FEATURES = 8;

export function marksOf({ surface, sentences, tokens }: Explanation, { query, response }: QueryResponse): Marks {
  const size = ({ part }: { readonly part: number }) => Math.abs(part);
  const all = placesOfFeatures(
    surface.filter(({ part }) => part !== 0).map(({ name }) => name),
    query,
    response,
  );
  const features = surface.filter(({ name }) => all.has(name));
  const largest = Math.max(0, ...surface.map(size), ...sentences.map(size));
  const isLarge = (one: { readonly part: number }) => largest > 0 && size(one) >= LEAST_SHARE * largest;
  const large = features.filter(isLarge).slice(0, MOST_FEATURES);
  const wording = sentences.flatMap((sentence): Mark[] => {
    const inside = tokens.filter(({ start }) => start >= sentence.start && start < sentence.end).filter(isLarge);
    if (inside.length > 0) return inside.map(({ start, end, part }) => ({ start, end, part }));
    return isLarge(sentence) ? [sentence] : [];
  });
  const named = large.flatMap(({ name, part }) =>
    all.get(name)!.map((place): Mark => ({ ...place, part, feature: name })),
  );
  return {
    marks: withoutOverlaps([...wording, ...named.sort((a, b) => size(a) - size(b))], response.length),
    largest,
    places: new Map(large.map(({ name }) => [name, all.get(name)!])),
  };
}

/** The later of two marks in one place has it. */
function withoutOverlaps(marks: readonly Mark[], length: number): Mark[] {
  const owner = new Int32Array(length).fill(-1);
  marks.forEach(({ start, end }, i) => owner.fill(i, start, end));
  const runs: Mark[] = [];
  for (let start = 0; start < length;) {
    let end = start + 1;
    while (end < length && owner[end] === owner[start]) end++;
    if (owner[start] >= 0) runs.push({ ...marks[owner[start]], start, end });
    start = end;
  }
  return runs;
}
