import { staysVague } from "../../core/evaluation/evidence.ts";
import { placeKey, type DocumentResponse } from "../documents/document-response.ts";
import type { ScoredResponse } from "../scores/score.ts";

interface Seen {
  readonly head: string;
  readonly vague: boolean;
}

/** Whether each response of a document has a number: one sentence more does not switch it off and on (core/evaluation/evidence.ts). */
export class SteadyNumbers<D extends object> {
  readonly #seen = new WeakMap<D, Map<string, Seen>>();

  /** Whether the response's score is too uncertain for a number now; remembers it, per document, response and head. */
  isVague(document: D, response: DocumentResponse, scored: ScoredResponse): boolean {
    const seen = this.#seen.get(document) ?? new Map<string, Seen>();
    this.#seen.set(document, seen);
    const key = placeKey(response);
    const before = seen.get(key);
    const { id } = scored.head.card;
    const vague = staysVague(scored, before?.head === id ? before.vague : undefined);
    seen.set(key, { head: id, vague });
    return vague;
  }
}
