import type { ReactiveControllerHost } from "lit";
import type { ShownPair, WholeTexts } from "../../src/protocol/compare.ts";
import { isCut } from "./words.ts";

/** How the pair on the screen is unfolded and edited, until the next one comes. Its host draws what it says. */
export class PairState {
  folded = true;
  queryFolded = true;
  /** Place of the response that is being edited; 0 for none. */
  editing = 0;
  readonly #host: ReactiveControllerHost;
  readonly #fetchWhole: () => Promise<WholeTexts | undefined>;
  #whole: WholeTexts | undefined;
  #token: string | undefined;

  /** @param fetchWhole asks for the texts of the pair on the screen; undefined where it is gone. */
  constructor(host: ReactiveControllerHost, fetchWhole: () => Promise<WholeTexts | undefined>) {
    this.#host = host;
    this.#fetchWhole = fetchWhole;
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

  /** Opens the editor of a response; false for one too long to be shown whole, which is not edited in part. */
  async edit(pair: ShownPair, place: number): Promise<boolean> {
    if (this.editing > 0) return true;
    await this.#load();
    if (isCut(this.unfold(pair).responses[place - 1])) return false;
    this.#set({ editing: place });
    return true;
  }

  stopEditing(): void {
    this.#set({ editing: 0 });
  }

  async #load(): Promise<void> {
    const token = this.#token;
    if (this.#whole !== undefined) return;
    const whole = await this.#fetchWhole();
    if (token === this.#token) this.#whole = whole;
  }

  #set(changed: Partial<Pick<PairState, "folded" | "queryFolded" | "editing">>): void {
    Object.assign(this, changed);
    this.#host.requestUpdate();
  }
}
