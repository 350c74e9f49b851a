import type { PreferenceStore } from "../../store/preference-store.ts";
import { pairKey } from "../compare/compare-pair.ts";

/**
 * Which pairs the log of a folder has answers to, known by the content of query and responses in either order. The texts
 * of a choice are read once.
 */
export class DonePairs {
  readonly #store: Pick<PreferenceStore, "choices" | "refresh" | "readAll">;
  /** Keys of pairs by the ids of their records. */
  readonly #keys = new Map<string, string>();

  constructor(store: Pick<PreferenceStore, "choices" | "refresh" | "readAll">) {
    this.#store = store;
  }

  /** The keys of the pairs that this annotator has answered, skipped ones included. Rejects with StoreError. */
  async keys(annotator: string): Promise<ReadonlySet<string>> {
    await this.#store.refresh();
    const unread = this.#store.choices.flatMap(({ original: { id } }) => (this.#keys.has(id) ? [] : [id]));
    for await (const record of this.#store.readAll(unread)) this.#keys.set(record.id, pairKey(record));
    const held = this.#store.choices.filter(
      ({ withdrawals, current }) => withdrawals.length === 0 && current.annotator === annotator,
    );
    return new Set(held.flatMap(({ original: { id } }) => this.#keys.get(id) ?? []));
  }
}
