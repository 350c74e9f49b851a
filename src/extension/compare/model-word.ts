import type { Notice } from "../../protocol/compare.ts";
import { pairMessages } from "../pairs/pair-messages.ts";
import { compareMessages } from "./compare-messages.ts";
import type { ComparePair } from "../pairs/compare-pair.ts";
import type { Showing, ShownOrder } from "../pairs/compare-pair.ts";

/** A line for people about a pair; rejects when aborted only. */
export type Predict = (pair: ComparePair, shown: ShownOrder, signal: AbortSignal) => Promise<string>;

export interface ModelWordOptions {
  /** What the model says of a pair. */
  readonly predict: Predict;
  /** What it says after the choice. */
  readonly predictAfter?: Predict | undefined;
  /** The notice that people see. */
  readonly notice: () => Notice;
  readonly notify: (notice: Notice) => void;
}

/** What the model would have said of the last pair, and what the choice changed; as long as its notice is shown. */
export class ModelWord {
  readonly #options: ModelWordOptions;
  readonly #stop = new AbortController();
  #prediction: Promise<string> | undefined;
  #last: { readonly showing: Showing; readonly notice: Notice } | undefined;

  constructor(options: ModelWordOptions) {
    this.#options = options;
  }

  /** Asked while the person reads, before the choice: so it is what the model said before it, and no one waits for it. */
  ask(current: Showing | undefined): void {
    this.#prediction = current && this.#options.predict(current.pair, current.shown, this.#stop.signal);
    this.#prediction?.catch(() => undefined); // aborted: nobody waits for it
  }

  /** Adds to that notice what was asked for last, once it is known. */
  async say(showing: Showing, notice: Notice): Promise<void> {
    const verdict = await this.#prediction?.catch(() => undefined);
    if (verdict === undefined || this.#options.notice() !== notice) return;
    const { reason } = showing.pair;
    const model = reason === undefined ? verdict : pairMessages.askedBecause(verdict, reason);
    this.#last = { showing, notice: { ...notice, model } };
    this.#options.notify(this.#last.notice);
  }

  /** The head is another one, it has followed the choice perhaps: says how it judges the pair now. */
  async sayChange(): Promise<void> {
    const last = this.#last;
    if (last === undefined || this.#options.notice() !== last.notice) return;
    const { pair, shown } = last.showing;
    const now = await this.#options.predictAfter?.(pair, shown, this.#stop.signal).catch(() => undefined);
    if (now === undefined || this.#options.notice() !== last.notice) return;
    this.#options.notify({ ...last.notice, model: compareMessages.changed(last.notice.model, now) });
  }

  get disposed(): boolean {
    return this.#stop.signal.aborted;
  }

  dispose(): void {
    this.#stop.abort();
  }
}
