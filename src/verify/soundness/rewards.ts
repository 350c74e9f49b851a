import { readingLimits } from "../../core/features/legibility.ts";
import type { Head } from "../../core/model/head.ts";
import { rewardOf } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { ReadTexts } from "../judge/readings.ts";

/** Texts read in one call: progress and cancelling come between two of them at the latest. */
const AT_ONCE = 256;

/** The rewards of texts by one model, each text read once. */
export class Rewards {
  readonly #head: Head;
  readonly #read: ReadTexts;
  /** By query and response; undefined where too much of the response is unknown to the encoder. */
  readonly #known = new Map<string, Map<string, number | undefined>>();
  #size = 0;

  constructor(head: Head, read: ReadTexts) {
    this.#head = head;
    this.#read = read;
  }

  /** How many different texts were read. */
  get size(): number {
    return this.#size;
  }

  /** Reads those that are not known yet. Rejects as the reading does. */
  async learn(texts: readonly QueryResponse[]): Promise<void> {
    const fresh = new Map<string, Set<string>>();
    for (const { query, response } of texts) {
      if (this.#known.get(query)?.has(response)) continue;
      const row = fresh.get(query) ?? new Set();
      fresh.set(query, row.add(response));
    }
    const list = [...fresh].flatMap(([query, responses]) => Array.from(responses, (response) => ({ query, response })));
    for (let from = 0; from < list.length; from += AT_ONCE) {
      const some = list.slice(from, from + AT_ONCE);
      const readings = await this.#read(some);
      some.forEach(({ query, response }, i) => {
        const { phi, legibility } = readings[i];
        const row = this.#known.get(query) ?? new Map<string, number | undefined>();
        const isRead = readingLimits(response, legibility).unknown === undefined;
        this.#known.set(query, row.set(response, isRead ? rewardOf(this.#head, phi) : undefined));
      });
      this.#size += some.length;
    }
  }

  /** R of a text that was read; undefined where it can't be read. */
  of(query: string, response: string): number | undefined {
    const row = this.#known.get(query);
    if (!row?.has(response)) throw new RangeError("a response was not read");
    return row.get(response);
  }
}
