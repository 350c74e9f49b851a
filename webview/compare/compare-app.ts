import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, nothing, type PropertyValues } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { CompareEvents, CompareFunctions, CompareView, Draft, Notice } from "../../src/protocol/compare.ts";
import type { PageAction, ScreenAnswer, ScreenOptions, ShownPair } from "../../src/protocol/compare.ts";
import type { Failure } from "../../src/protocol/panel.ts";
import "./answer-bar.ts";
import { compareLayout } from "./layout.ts";
import "./pair-screen.ts";
import { PairState } from "./pair-state.ts";
import { restScreen } from "./rest-screens.ts";
import "./session-lines.ts";
import "./status-lines.ts";
import { PageApp } from "../page/page-app.ts";
import { restStyles } from "../page/rest-styles.ts";
import { Showings } from "../page/showings.ts";
import type { Extension } from "../page/rpc.ts";
import { keepFocus } from "../page/keep-focus.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { appStyles } from "../page/app-styles.ts";
import { prepareNext } from "./prepare-next.ts";
import type { WhyBar } from "./why-bar.ts";
import "./why-bar.ts";
import { progressText, screenOf, tokenOf } from "./words.ts";

const silent: Notice = { status: "", failed: false, model: "" };

/** The Compare panel: shows what the extension says, and sends it what the person does. */
@customElement("rewardlens-compare")
export class CompareApp extends PageApp<CompareFunctions, CompareEvents> {
  @state() private view: CompareView | undefined;
  @state() private notice = silent;
  @query(".rest h2") private readonly rest!: HTMLElement | null;
  @query("rewardlens-why") private readonly why!: WhyBar | null;
  @query("main") private readonly main!: HTMLElement | null;
  readonly #showings = new Showings(this, {
    screen: () => screenOf(this.view),
    drawn: (token) => this.#drawn(token),
    rest: () => this.rest,
  });
  readonly #state = new PairState(this, {
    wholeTexts: () => this.call((extension) => extension.wholeTexts(tokenOf(this.view) ?? "")),
    storeEdit: (place, text) => this.#storeEdit(place, text),
    tooLong: () => this.#notify({ ...silent, status: "This response is too long to be edited here.", failed: true }),
    closed: () => this.main?.focus(),
  });

  static override styles = [sharedStyles, appStyles, restStyles, compareLayout];

  protected override readonly events: CompareEvents = {
    show: (view) => this.#show(view),
    notify: (notice) => this.#notify(notice),
    perform: (action) => this.#perform(action),
  };

  protected override async begin(extension: Extension<CompareFunctions, CompareEvents>): Promise<void> {
    const { view, notice } = await extension.ready();
    this.#show(view);
    this.#notify(notice);
  }

  #show(view: CompareView): void {
    void keepFocus(this);
    this.#state.begin(tokenOf(view));
    this.view = view;
    this.keep(view.memento);
  }

  #notify(notice: Notice): void {
    this.notice = notice;
    if (notice.failed) this.#showings.giveBack();
  }

  /** What a key asks of the page alone. */
  #perform(action: PageAction): void {
    const pair = this.#pair;
    if (pair === undefined) return;
    void keepFocus(this);
    if (action === "fold") void this.#state.toggleFold(pair);
    else if (action === "query") void this.#state.toggleQuery(pair);
    else if (action === "reason") void this.#reason();
    else void this.#state.edit(pair, action === "edit-one" ? 1 : 2);
  }

  get #pair(): ShownPair | undefined {
    return this.view?.screen.kind === "pair" ? this.#state.unfold(this.view.screen.pair) : undefined;
  }

  override render() {
    if (this.view === undefined) return nothing;
    const { screen, source, done, total, canUndo } = this.view;
    if (screen.kind === "empty") return html`<main>${this.#title(true)}${this.#rest()}</main>`;
    return html`<main tabindex="-1" class=${screen.kind}>
      <header>
        ${this.#title(screen.kind !== "pair")}
        <p class="quiet source" data-testid="source">${source}</p>
        <p class="progress" data-testid="progress">${progressText({ done, total })}</p>
        <vscode-progress-bar .value=${done} .max=${total} .ariaLabel=${"Pairs done"}></vscode-progress-bar>
      </header>
      ${screen.kind === "pair" ? this.#screen(this.#pair!) : this.#rest()}
      <footer>
        <div class="after">
          <rewardlens-session .lines=${this.view.session} ?whole=${screen.kind === "finished"}></rewardlens-session>
          <rewardlens-status .notice=${this.notice}></rewardlens-status>
        </div>
        ${screen.kind === "pair" ? this.#whyBar() : nothing}
        <rewardlens-answers
          .open=${screen.kind === "pair"}
          .canUndo=${canUndo}
          @answer=${({ detail }: CustomEvent<ScreenAnswer>) => this.#answer(detail)}
          @undo=${() => this.call((extension) => extension.undo())}
        ></rewardlens-answers>
      </footer>
    </main>`;
  }

  #screen(pair: ShownPair) {
    const { folded, queryFolded, editing } = this.#state;
    return html`<rewardlens-pair
      .pair=${pair}
      .options=${this.view!.options}
      .folded=${folded}
      .queryFolded=${queryFolded}
      .editing=${editing}
      @toggle-fold=${() => this.#state.toggleFold(pair)}
      @toggle-query=${() => this.#state.toggleQuery(pair)}
      @option=${({ detail }: CustomEvent<ScreenOptions>) => this.call((extension) => extension.options(detail))}
      @edit=${({ detail }: CustomEvent<number>) => this.#state.edit(pair, detail)}
      @give-up=${() => this.#state.stopEditing()}
      @edited=${({ detail }: CustomEvent<string>) => this.#state.storeEdit(detail)}
    ></rewardlens-pair>`;
  }

  /** The cursor in the reason, which whole texts may have left no room for. */
  async #reason(): Promise<void> {
    if (this.why === null) this.#state.fold();
    await this.updateComplete;
    await this.why?.write();
  }

  /** Whole texts take its room, unless something is said there. */
  #whyBar() {
    const { draft, tags } = this.view!;
    const said = draft.strength !== 1 || draft.tags.length > 0 || draft.reason !== "";
    if (!this.#state.folded && !said) return nothing;
    return html`<rewardlens-why
      .draft=${draft}
      .tags=${tags}
      @draft=${({ detail }: CustomEvent<Draft>) => this.#setDraft(detail)}
      @leave=${() => this.main?.focus()}
    ></rewardlens-why>`;
  }

  /** Shown immediately: what is being typed is ahead of what the extension has. */
  #setDraft(draft: Draft): void {
    const token = tokenOf(this.view);
    if (token === undefined) return;
    this.view = { ...this.view!, draft };
    void this.call((extension) => extension.draft(token, draft));
  }

  #title(hidden: boolean) {
    return html`<h1 class=${hidden ? "unseen" : ""}>${hidden ? "Compare responses" : "Which response is better?"}</h1>`;
  }

  #rest() {
    return restScreen(this.view!, (action) => void this.call((extension) => extension.act(action)));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("view")) this.#showings.updated(screenOf(changed.get("view") as CompareView | undefined));
  }

  async #drawn(token: string): Promise<void> {
    await this.call((extension) => extension.shown(token));
    prepareNext(this.view);
  }

  #answer(answer: ScreenAnswer): void {
    const token = this.#showings.take();
    if (token !== undefined) void this.call((extension) => extension.answer(token, answer));
  }

  async #storeEdit(place: "one" | "two", text: string): Promise<boolean> {
    const token = tokenOf(this.view);
    if (token === undefined) return false;
    return (await this.call((extension) => extension.edit(token, place, text).then(() => true))) === true;
  }

  /** The extension says by `notify` what it could not store; what else fails is said here. */
  protected override failed({ code, message }: Failure): void {
    if (code === "failed" || code === "bad-message") this.#notify({ ...silent, status: message, failed: true });
  }
}
