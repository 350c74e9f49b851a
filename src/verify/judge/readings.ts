import { readingLimits, type Legibility } from "../../core/features/legibility.ts";
import type { QueryResponse } from "../../core/types.ts";

/** A response as the encoder read it. */
export interface Reading {
  /** D, standardised. */
  readonly phi: Float32Array;
  readonly legibility: Legibility;
}

/** Reads texts, in order: an encoder. */
export type ReadTexts = (texts: readonly QueryResponse[]) => Promise<readonly Reading[]>;

/** What the encoder read of each text of a run, each read once. */
export class Readings {
  private readonly rows = new Map<string, Map<string, number>>();
  /** undefined where too much of a text is unknown to the encoder. */
  private readonly phis: readonly (Float32Array | undefined)[];

  private constructor(texts: readonly QueryResponse[], readings: readonly Reading[]) {
    this.phis = readings.map(({ phi, legibility }, i) =>
      readingLimits(texts[i].response, legibility).unknown === undefined ? phi : undefined,
    );
    texts.forEach(({ query, response }, i) => {
      const row = this.rows.get(query);
      if (row) row.set(response, i);
      else this.rows.set(query, new Map([[response, i]]));
    });
  }

  static async of(texts: Iterable<QueryResponse>, read: ReadTexts): Promise<Readings> {
    const distinct = new Map<string, Map<string, QueryResponse>>();
    for (const text of texts) {
      const row = distinct.get(text.query);
      if (row) row.set(text.response, text);
      else distinct.set(text.query, new Map([[text.response, text]]));
    }
    const all = [...distinct.values()].flatMap((row) => [...row.values()]);
    return new Readings(all, all.length === 0 ? [] : await read(all));
  }

  /** φ of a text of this run; undefined where too much of it is unknown to the encoder. */
  phi({ query, response }: QueryResponse): Float32Array | undefined {
    const row = this.rows.get(query)?.get(response);
    if (row === undefined) throw new RangeError("a response was not read");
    return this.phis[row];
  }
}
