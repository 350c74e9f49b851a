import type { PreferenceStore } from "../../store/log/preference-store.ts";
import type { Judgement, PreferenceRecord } from "../../store/log/record.ts";
import { PanelError } from "../panel/channel.ts";
import { compareMessages } from "./compare-messages.ts";
import type { ComparePair } from "../pairs/compare-pair.ts";
import type { Showing, ShownOrder } from "../pairs/compare-pair.ts";

/** What an annotator says about two texts. */
export type Judged = Pick<ComparePair, "query" | "responses"> &
  Judgement & { readonly shown: ShownOrder; readonly edited?: true };

export interface RunLogOptions {
  readonly log: Pick<PreferenceStore, "append" | "withdraw">;
  readonly annotator: string;
  /** Workspace-relative file of the pairs, or "". */
  readonly source: string;
}

/** Puts what a run records into the log, with where it comes from. Rejects with PanelError "not-stored". */
export class RunLog {
  readonly #options: RunLogOptions;
  readonly #failed: (message: string, error: unknown) => void;

  /** @param failed is called with what could not be stored, and why, before the call rejects. */
  constructor({ log, annotator, source }: RunLogOptions, failed: (message: string, error: unknown) => void) {
    this.#options = { log, annotator, source };
    this.#failed = failed;
  }

  /** @param seconds how long the pair was on the screen. */
  async append({ pair, repeatOf }: Showing, judged: Judged, seconds: number): Promise<PreferenceRecord> {
    const { log, annotator, source } = this.#options;
    const origin = {
      seconds: Math.round(seconds * 100) / 100,
      annotator,
      at: new Date().toISOString(),
      source: pair.source ?? source,
    };
    const asked = pair.turns === undefined ? {} : { turns: pair.turns };
    const again = repeatOf === undefined || judged.edited ? {} : { repeatOf };
    return this.#try(log.append({ ...judged, ...asked, ...origin, ...again }), compareMessages.notStored);
  }

  async withdraw(record: string): Promise<void> {
    const { log, annotator } = this.#options;
    await this.#try(log.withdraw(record, annotator), compareMessages.notUndone);
  }

  async #try<T>(work: Promise<T>, say: (reason: string) => string): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const message = say(error instanceof Error ? error.message : String(error));
      this.#failed(message, error);
      throw new PanelError("not-stored", message, { cause: error });
    }
  }
}
