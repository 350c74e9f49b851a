import type { PreferenceStore } from "../../store/log/preference-store.ts";
import type { Choice, PreferenceRecord } from "../../store/log/record.ts";
import { pairKey } from "./compare-pair.ts";

/** An answer to a pair, as the log has it. */
export interface HeldAnswer {
  readonly record: string;
  readonly choice: Choice;
}

export type HeldAnswers = ReadonlyMap<string, readonly HeldAnswer[]>;

/** Which pairs the log of a folder has answers to, known by the content of query and responses in either order. */
export class DonePairs {
  readonly #store: Pick<PreferenceStore, "choices" | "refresh">;
  /** Keys of pairs by the ids of their records: each is hashed once. */
  readonly #keys = new Map<string, string>();

  constructor(store: Pick<PreferenceStore, "choices" | "refresh">) {
    this.#store = store;
  }

  /** The keys of the pairs that this annotator has answered, skipped ones included. Rejects with StoreError. */
  async keys(annotator: string): Promise<ReadonlySet<string>> {
    return new Set((await this.held(annotator)).keys());
  }

  /** This annotator's active answers, by the key of the pair, in the order of the log. Rejects with StoreError. */
  async held(annotator: string): Promise<HeldAnswers> {
    await this.#store.refresh();
    const held = new Map<string, HeldAnswer[]>();
    for (const { withdrawals, current } of this.#store.choices) {
      if (withdrawals.length > 0 || current.annotator !== annotator) continue;
      const key = this.#keyOf(current);
      const answers = held.get(key) ?? [];
      held.set(key, answers);
      answers.push({ record: current.id, choice: current.choice });
    }
    return held;
  }

  #keyOf(record: PreferenceRecord): string {
    const key = this.#keys.get(record.id) ?? pairKey(record);
    this.#keys.set(record.id, key);
    return key;
  }
}
