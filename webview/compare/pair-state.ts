import type { ReactiveControllerHost } from "lit";
import type { ShownPair, WholeTexts } from "../../src/protocol/compare.ts";
import { isCut } from "./words.ts";

/** What an edit and a fold need of the page. */
export interface PairCalls {
  /** The texts of the pair on the screen; undefined where it is gone. */
  wholeTexts(): Promise<WholeTexts | undefined>;
  /** @returns whether the extension stored it */
  storeEdit(place: "one" | "two", text: string): Promise<boolean>;
  /** The response can't be shown whole, so it isn't edited in part. */
  tooLong(): void;
  /** The editor is closed. */
  closed(): void;
}

/** How the pair on the screen is unfolded and edited, until the next one comes. Its host draws what it says. */
export class PairState {
  folded = true;
  queryFolded = true;
  /** Place of the response that is being edited; 0 for none. */
  editing = 0;
  readonly #host: ReactiveControllerHost;
  readonly #calls: PairCalls;
  #whole: WholeTexts | undefined;
  #token: string | undefined;

  constructor(host: ReactiveControllerHost, calls: PairCalls) {
    this.#host = host;
    this.#calls = calls;
  }

  /** Another pair begins folded, and nothing of it is being edited. */
  begin(token: string | undefined): void {
    if (token === this.#token) return;
    this.#token = token;
    this.#whole = undefined;
    this.#set({ folded: true, queryFolded: true, editing: 0 });
  }

  /** The pair with its whole texts, once they were asked for. */
  unfold(pair: ShownPair): ShownPair {
    return this.#whole === undefined ? pair : { ...pair, ...this.#whole };
  }

  async toggleFold(pair: ShownPair): Promise<void> {
    if (this.folded && pair.responses.some(isCut)) await this.#load();
    this.#set({ folded: !this.folded });
  }

  fold(): void {
    this.#set({ folded: true });
  }

  async toggleQuery(pair: ShownPair): Promise<void> {
    if (this.queryFolded && isCut(pair.query)) await this.#load();
    this.#set({ queryFolded: !this.queryFolded });
  }

  async edit(pair: ShownPair, place: number): Promise<void> {
    if (this.editing > 0) return;
    await this.#load();
    if (isCut(this.unfold(pair).responses[place - 1])) this.#calls.tooLong();
    else this.#set({ editing: place });
  }

  stopEditing(): void {
    this.#set({ editing: 0 });
    this.#calls.closed();
  }

  async storeEdit(text: string): Promise<void> {
    if (await this.#calls.storeEdit(this.editing === 1 ? "one" : "two", text)) this.stopEditing();
  }

  async #load(): Promise<void> {
    const token = this.#token;
    if (this.#whole !== undefined) return;
    const whole = await this.#calls.wholeTexts();
    if (token === this.#token) this.#whole = whole;
  }

  #set(changed: Partial<Pick<PairState, "folded" | "queryFolded" | "editing">>): void {
    Object.assign(this, changed);
    this.#host.requestUpdate();
  }
}
