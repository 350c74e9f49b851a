import type { LitElement } from "lit";

/** A screen of a panel; one that shows something to judge has the token of the showing. */
export interface Screen {
  readonly kind: string;
  readonly token: string | undefined;
}

interface Options {
  /** What the page shows now. */
  readonly screen: () => Screen | undefined;
  /** Another showing begins, before it is drawn. */
  readonly began?: () => void;
  /** It is drawn; resolves when the extension knows. */
  readonly drawn: (token: string) => Promise<void>;
  /** Gets the focus when there is nothing more to judge: the element that had it is gone. */
  readonly rest: () => HTMLElement | null;
}

/** One showing after another on a page: says when each is drawn, and lets each be answered once. */
export class Showings {
  readonly #host: LitElement;
  readonly #options: Options;
  /** The showing that was answered: a second click on it is ignored. */
  #answered = "";

  constructor(host: LitElement, options: Options) {
    this.#host = host;
    this.#options = options;
  }

  /** The token of the showing to answer; undefined where there is none or it was answered. */
  get open(): string | undefined {
    const token = this.#options.screen()?.token;
    return token === this.#answered ? undefined : token;
  }

  /** Takes the showing that is open: nothing else answers it. */
  take(): string | undefined {
    const token = this.open;
    if (token !== undefined) this.#answered = token;
    return token;
  }

  /** The answer was not stored: it can be given again. */
  giveBack(): void {
    this.#answered = "";
  }

  /** The host was updated. @param before the screen that it had */
  updated(before: Screen | undefined): void {
    const { screen, began, rest } = this.#options;
    const now = screen();
    if (now?.token === undefined) {
      delete this.#host.dataset["shown"];
      // Takes no focus from elsewhere in VS Code.
      if (before !== undefined && before.kind !== now?.kind && document.hasFocus()) rest()?.focus();
      return;
    }
    const { token } = now;
    if (before?.token === token) return;
    window.scrollTo(0, 0);
    began?.();
    // In the frame in which it is drawn.
    requestAnimationFrame(() => void this.#drawn(token));
  }

  /** From the extension's answer on, keys count for this showing: `data-shown` says so to tests. */
  async #drawn(token: string): Promise<void> {
    await this.#options.drawn(token);
    if (this.#options.screen()?.token === token) this.#host.dataset["shown"] = token;
  }
}
