import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { CompareAction, CompareView, Notice, ScreenAnswer, ShownPair } from "../../src/protocol/compare.ts";
import "./answer-bar.ts";
import "./pair-screen.ts";
import "./rest-screens.ts";
import "./session-lines.ts";
import { toFailure, type Extension } from "./rpc.ts";
import { sharedStyles } from "./shared-styles.ts";
import { appStyles } from "./app-styles.ts";
import { progressText } from "./words.ts";

/** The Compare panel: shows what the extension says, and sends it what the person does. */
@customElement("rewardlens-compare")
export class CompareApp extends LitElement {
  @state() private view: CompareView | undefined;
  @state() private notice: Notice = { status: "", failed: false, model: "" };
  @query(".rest") private readonly rest!: HTMLElement | null;
  #extension: Extension | undefined;
  #keep: (memento: unknown) => void = () => undefined;
  /** The showing that was answered: a second click on it is none. */
  #answered = "";

  static override styles = [sharedStyles, appStyles];

  /**
   * Shows what the extension has, from now on.
   * @param keep takes what VS Code is to give back after a reload.
   */
  async connect(extension: Extension, keep: (memento: unknown) => void): Promise<void> {
    this.#extension = extension;
    this.#keep = keep;
    const { view, notice } = await extension.ready();
    this.show(view);
    this.tell(notice);
  }

  show(view: CompareView): void {
    this.view = view;
    this.#keep(view.memento);
  }

  tell(notice: Notice): void {
    this.notice = notice;
    if (notice.failed) this.#answered = "";
  }

  get #pair(): ShownPair | undefined {
    return this.view?.screen.kind === "pair" ? this.view.screen.pair : undefined;
  }

  override render() {
    if (this.view === undefined) return nothing;
    const { screen, source, done, total, canUndo } = this.view;
    if (screen.kind === "empty") return html`<main>${this.#title(true)}${this.#rest()}</main>`;
    return html`<main>
      <header>
        ${this.#title(screen.kind !== "pair")}
        <p class="quiet source" data-testid="source">${source}</p>
        <p class="progress" data-testid="progress">${progressText({ done, total })}</p>
        <vscode-progress-bar .value=${done} .max=${total} .ariaLabel=${"Pairs done"}></vscode-progress-bar>
      </header>
      ${
        screen.kind === "pair"
          ? html`<rewardlens-pair .pair=${screen.pair} @show-all=${() => this.#showAll()}></rewardlens-pair>`
          : this.#rest()
      }
      <footer>
        <rewardlens-answers
          .notice=${this.notice}
          .open=${screen.kind === "pair"}
          .canUndo=${canUndo}
          @answer=${({ detail }: CustomEvent<ScreenAnswer>) => this.#answer(detail)}
          @undo=${() => this.#call((extension) => extension.undo())}
        ></rewardlens-answers>
        <rewardlens-session .lines=${this.view.session} ?whole=${screen.kind === "finished"}></rewardlens-session>
      </footer>
    </main>`;
  }

  #title(hidden: boolean) {
    return html`<h1 class=${hidden ? "unseen" : ""}>${hidden ? "Compare responses" : "Which response is better?"}</h1>`;
  }

  #rest() {
    const act = ({ detail }: CustomEvent<CompareAction>) => this.#call((extension) => extension.act(detail));
    const { screen, source } = this.view!;
    if (screen.kind === "empty")
      return html`<rewardlens-empty class="rest" .reason=${screen.reason} @act=${act}></rewardlens-empty>`;
    if (screen.kind !== "finished") return nothing;
    const { counts } = screen;
    return html`<rewardlens-finished
      class="rest"
      .counts=${counts}
      .source=${source}
      @act=${act}
    ></rewardlens-finished>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("view")) return;
    const before = changed.get("view") as CompareView | undefined;
    const token = this.#pair?.token;
    if (token === undefined) {
      delete this.dataset["shown"];
      if (before !== undefined && before.screen.kind !== this.view?.screen.kind) this.rest?.focus();
      return;
    }
    if (before?.screen.kind === "pair" && before.screen.pair.token === token) return;
    window.scrollTo(0, 0);
    // In the frame in which the pair is drawn.
    requestAnimationFrame(() => void this.#drawn(token));
  }

  /** From the extension's answer on, keys count for this pair: `data-shown` says so to tests. */
  async #drawn(token: string): Promise<void> {
    await this.#call((extension) => extension.shown(token));
    if (this.#pair?.token === token) this.dataset["shown"] = token;
  }

  #answer(answer: ScreenAnswer): void {
    const token = this.#pair?.token;
    if (token === undefined || token === this.#answered) return;
    this.#answered = token;
    void this.#call((extension) => extension.answer(token, answer));
  }

  async #showAll(): Promise<void> {
    const pair = this.#pair;
    if (pair === undefined) return;
    const whole = await this.#call((extension) => extension.wholeTexts(pair.token));
    if (whole === undefined || this.#pair !== pair) return;
    const uncut = (text: string) => ({ text, length: text.length });
    const [one, two] = whole.responses;
    const unfolded = { ...pair, query: uncut(whole.query), responses: [uncut(one), uncut(two)] } as const;
    this.view = { ...this.view!, screen: { kind: "pair", pair: unfolded } };
  }

  /** The extension says by `tell` what it could not store; what else fails is said here. */
  async #call<T>(run: (extension: Extension) => Promise<T>): Promise<T | undefined> {
    if (this.#extension === undefined) return undefined;
    try {
      return await run(this.#extension);
    } catch (error) {
      const { code, message } = toFailure(error);
      if (code === "failed" || code === "bad-message") this.tell({ status: message, failed: true, model: "" });
      return undefined;
    }
  }
}
