import type { PreferenceStore } from "../../store/preference-store.ts";
import type { Choice, PreferenceRecord } from "../../store/record.ts";
import { pairKey } from "./compare-pair.ts";

/** An answer to a pair, as the log has it. */
export interface HeldAnswer {
  readonly record: string;
  readonly choice: Choice;
}

export type HeldAnswers = ReadonlyMap<string, readonly HeldAnswer[]>;

/**
 * Which pairs the log of a folder has answers to, known by the content of query and responses in either order. The texts
 * of a choice are read once.
 */
export class DonePairs {
  readonly #store: Pick<PreferenceStore, "choices" | "refresh" | "readAll">;
  /** Keys of pairs by the ids of their records. */
  readonly #keys = new Map<string, string>();

  /** @param read records whose texts are known already. */
  constructor(store: Pick<PreferenceStore, "choices" | "refresh" | "readAll">, read: readonly PreferenceRecord[] = []) {
    this.#store = store;
    for (const record of read) this.#keys.set(record.id, pairKey(record));
  }

  /** The keys of the pairs that this annotator has answered, skipped ones included. Rejects with StoreError. */
  async keys(annotator: string): Promise<ReadonlySet<string>> {
    return new Set((await this.held(annotator)).keys());
  }

  /** This annotator's answers that hold, by the key of the pair, in the order of the log. Rejects with StoreError. */
  async held(annotator: string): Promise<HeldAnswers> {
    await this.#store.refresh();
    const unread = this.#store.choices.flatMap(({ original: { id } }) => (this.#keys.has(id) ? [] : [id]));
    for await (const record of this.#store.readAll(unread)) this.#keys.set(record.id, pairKey(record));
    const held = new Map<string, HeldAnswer[]>();
    for (const { withdrawals, current } of this.#store.choices) {
      const key = this.#keys.get(current.id);
      if (key === undefined || withdrawals.length > 0 || current.annotator !== annotator) continue;
      const answers = held.get(key) ?? [];
      held.set(key, answers);
      answers.push({ record: current.id, choice: current.choice });
    }
    return held;
  }
}
