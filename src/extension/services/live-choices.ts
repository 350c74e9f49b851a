import type { Head } from "../../core/model/head.ts";
import type { QueryResponse } from "../../core/types.ts";
import { withChoice } from "../../core/model/update.ts";
import { isAhead } from "../../store/files/clock.ts";
import { indexPairs, toTrainingPairs } from "../../training/training-pairs.ts";
import type { LoggedChoice } from "../../store/log/log-state.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import { isStarterName } from "../heads/starters.ts";

export interface LiveChoicesOptions {
  readonly enabled: () => boolean;
  /** The logs, read as they are now. @throws StoreError */
  readonly stores: () => Promise<readonly PreferenceStore[]>;
  /** Those of the choices that a training would learn from. */
  readonly learnFrom: (choices: readonly LoggedChoice[], store: PreferenceStore) => Promise<readonly LoggedChoice[]>;
  /** φ of each text. */
  readonly features: (texts: readonly QueryResponse[]) => Promise<readonly Float32Array[]>;
}

/** Choices added to a head one by one, and what came of it. */
interface Followed {
  readonly stored: Head;
  /** What each choice said, in their order. */
  readonly keys: readonly string[];
  readonly head: Head;
}

/** Adds the choices made since a head's training to it, each by one step (core/model/update.ts): nothing is stored. */
export class LiveChoices {
  readonly #options: LiveChoicesOptions;
  #last: Followed | undefined;

  constructor(options: LiveChoicesOptions) {
    this.#options = options;
  }

  /** The head with the choices made since. A starter stays as it is: it belongs to nobody. @throws StoreError, EncoderError */
  async follow(stored: Head): Promise<Head> {
    if (!this.#options.enabled() || isStarterName(stored.card.id)) return stored;
    const since = await this.#since(stored.card.created);
    const keys = since.map(({ current }) => [current.id, current.choice, current.strength, current.weight].join(" "));
    // Where choices were only added, those before them are done.
    const last = this.#last;
    const done = last?.stored === stored && last.keys.every((key, i) => key === keys[i]) ? last : undefined;
    let head = done?.head ?? stored;
    for (const choice of since.slice(done?.keys.length ?? 0)) head = await this.#add(head, choice);
    this.#last = { stored, keys, head };
    return head;
  }

  async #since(created: string) {
    const found: LoggedChoice[] = [];
    for (const store of await this.#options.stores()) {
      const holding = store.choices.filter(
        ({ original, withdrawals }) =>
          withdrawals.length === 0 && Date.parse(original.at) > Date.parse(created) && !isAhead(original.at),
      );
      found.push(...(await this.#options.learnFrom(holding, store)));
    }
    return found;
  }

  async #add(head: Head, { current }: LoggedChoice): Promise<Head> {
    const { texts, label, weight } = indexPairs(toTrainingPairs([current]));
    if (label.length === 0) return head; // skipped, or both bad
    const [first, second] = await this.#options.features(texts);
    return withChoice(head, { first, second, label: label[0], weight: weight[0] });
  }
}
