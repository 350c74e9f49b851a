/** The sets of people's choices and the made pairs, as differences of φ, all texts read once. */
import { join } from "node:path";
import type { Differences } from "../../../src/core/model/bradley-terry.ts";
import { consecutive } from "../../../src/core/model/differences.ts";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import { setWeights } from "../../../src/core/priors/pooled.ts";
import type { QueryResponse } from "../../../src/core/types.ts";
import type { Encoder } from "../../../src/encoder/encoder.ts";
import { type Standardisation, standardised } from "../../../src/encoder/model/phi.ts";
import { type MadePair, madePairs } from "./made-pairs.ts";
import { meanLabel, type PeoplePair, readPeople } from "../measure/people.ts";

/** One set of choices, weighted as a whole by its number of pairs. */
export interface SetOfChoices {
  readonly name: string;
  readonly pairs: readonly PeoplePair[];
  readonly differences: Differences;
  /** Mean φ over both responses of every pair, D. */
  readonly mean: Float64Array;
}

export interface MadeChoices {
  readonly pairs: readonly MadePair[];
  /** Weights are 1. */
  readonly differences: Differences;
}

export interface GeneralData {
  readonly sets: readonly SetOfChoices[];
  readonly made: MadeChoices;
  /** φ of all their texts. */
  readonly features: Features;
}

type Pair = Pick<MadePair, "query" | "first" | "second">;

/** φ of texts, each computed once. */
export class Features {
  readonly #rows = new Map<string, Float32Array>();

  constructor(texts: readonly QueryResponse[], rows: readonly Float32Array[]) {
    texts.forEach(({ query, response }, i) => this.#rows.set(JSON.stringify([query, response]), rows[i]));
  }

  of(query: string, response: string): Float32Array {
    return this.#rows.get(JSON.stringify([query, response]))!;
  }

  differences(pairs: readonly Pair[], label: Float64Array, weight: Float64Array): Differences {
    const rows = new Float32Array(pairs.length * DIMENSION);
    pairs.forEach(({ query, first, second }, i) => {
      const [a, b] = [this.of(query, first), this.of(query, second)];
      for (let j = 0; j < DIMENSION; j++) rows[i * DIMENSION + j] = a[j] - b[j];
    });
    return { rows, width: DIMENSION, at: consecutive(pairs.length), label, weight };
  }

  mean(pairs: readonly Pair[]): Float64Array {
    const mean = new Float64Array(DIMENSION);
    for (const { query, first, second } of pairs) {
      const [a, b] = [this.of(query, first), this.of(query, second)];
      for (let j = 0; j < DIMENSION; j++) mean[j] += (a[j] + b[j]) / (2 * pairs.length);
    }
    return mean;
  }
}

/** The distinct texts of pairs. */
export function textsOfPairs(pairs: readonly Pair[]): QueryResponse[] {
  const texts = pairs.flatMap(({ query, first, second }) => [
    { query, response: first },
    { query, response: second },
  ]);
  return [...new Map(texts.map((text) => [JSON.stringify([text.query, text.response]), text])).values()];
}

/** φ of the texts of pairs. @param encoder gives raw features. */
export async function featuresOf(
  pairs: readonly Pair[],
  encoder: Pick<Encoder, "embed">,
  standard: Standardisation,
): Promise<Features> {
  const texts = textsOfPairs(pairs);
  let reported = 0;
  const onProgress = (done: number, total: number) => {
    if (done - reported >= 2000 || done === total) console.error(`people: ${(reported = done)} of ${total} texts`);
  };
  const rows = await encoder.embed(texts, { onProgress });
  return new Features(
    texts,
    rows.map((row) => standardised(row, standard)),
  );
}

/**
 * Reads every text of the sets and of the made pairs.
 * @param data folder of the sets. @param encoder gives raw features. @param power of a set's size in its weight.
 */
export async function generalData(
  data: string,
  encoder: Pick<Encoder, "embed">,
  standard: Standardisation,
  power: number,
): Promise<GeneralData> {
  const people = await readPeople(data);
  const pairs = madePairs(people);
  const features = await featuresOf([...people.flatMap((set) => set.pairs), ...pairs], encoder, standard);
  const sets = people.map((set) => ({
    ...{ name: set.name, pairs: set.pairs, mean: features.mean(set.pairs) },
    differences: features.differences(
      set.pairs,
      Float64Array.from(set.pairs, meanLabel),
      setWeights(set.pairs.length, power),
    ),
  }));
  const ones = new Float64Array(pairs.length).fill(1);
  return { sets, features, made: { pairs, differences: features.differences(pairs, ones, ones) } };
}

/** Cache of raw features that the scripts share. */
export const rawCache = (root: string): string => join(root, ".cache", "starters.sqlite");
