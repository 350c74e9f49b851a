import { html, nothing, type PropertyValues } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { moveRow, toggleTie, type Ranking } from "../../src/core/model/ranking.ts";
import type { RankEvents, RankFunctions, RankKey, RankNotice, RankView, ShownSet } from "../../src/protocol/rank.ts";
import type { Failure } from "../../src/protocol/panel.ts";
import { appStyles } from "../page/app-styles.ts";
import { PageApp } from "../page/page-app.ts";
import { restStyles } from "../page/rest-styles.ts";
import { Showings } from "../page/showings.ts";
import type { Extension } from "../page/rpc.ts";
import { sharedStyles } from "../page/shared-styles.ts";
import { textStyles } from "../text/text-styles.ts";
import { isCut } from "../compare/words.ts";
import { actionBar } from "./action-bar.ts";
import { orderOf, type KeptState } from "./kept-order.ts";
import { rankedSet } from "./ranked-set.ts";
import { rankStyles } from "./rank-styles.ts";
import type { OrderChange, RankingList } from "./ranking-list.ts";
import { placeText, progressText, screenOf } from "./words.ts";
import { emptyScreen, finishedScreen } from "./rest-screens.ts";

/** The Rank panel: keeps the order as the person makes it, until it is recorded. */
@customElement("rewardlens-rank")
export class RankApp extends PageApp<RankFunctions, RankEvents> {
  @state() private view: RankView | undefined;
  @state() private notice: RankNotice = { status: "", failed: false };
  @state() private ranking: Ranking = [];
  @state() private queryFolded = true;
  @query("rewardlens-ranking") private readonly list!: RankingList | null;
  @query(".rest h2") private readonly restTitle!: HTMLElement | null;
  /** Orders before each move, for undo. */
  #earlier: Ranking[] = [];
  readonly #showings = new Showings(this, {
    screen: () => screenOf(this.view),
    began: () => this.list?.focusRow(0),
    drawn: async (token) => void (await this.call((extension) => extension.shown(token))),
    rest: () => this.restTitle,
  });

  static override styles = [sharedStyles, appStyles, restStyles, textStyles, rankStyles];

  protected override readonly events: RankEvents = {
    show: (view) => this.#show(view),
    notify: (notice) => this.#notify(notice),
    key: (key) => this.#key(key),
  };

  protected override async begin(extension: Extension<RankFunctions, RankEvents>): Promise<void> {
    const { view, notice } = await extension.ready();
    this.#show(view);
    this.#notify(notice);
  }

  #show(view: RankView): void {
    const before = this.#set;
    this.view = view;
    const set = this.#set;
    if (set !== undefined && set.token !== before?.token) {
      this.ranking = orderOf(this.kept, set.key, set.responses.length);
      this.#earlier = [];
      this.queryFolded = true;
    }
    this.#keepOrder();
  }

  #notify(notice: RankNotice): void {
    this.notice = notice;
    if (notice.failed) this.#showings.giveBack();
  }

  /** What a keybinding of VS Code asks for, about the row that has or had the focus. */
  #key(key: RankKey): void {
    const at = this.list?.active ?? 0;
    if (key.do === "undo") return this.#undo();
    if (this.#set === undefined) return;
    if (key.do === "move") this.#order({ ranking: moveRow(this.ranking, at, at + key.by), row: at + key.by });
    else if (key.do === "place") this.#order({ ranking: moveRow(this.ranking, at, key.place - 1), row: key.place - 1 });
    else if (key.do === "tie") this.#order({ ranking: at > 0 ? toggleTie(this.ranking, at) : this.ranking, row: at });
    else if (key.do === "store") this.#store();
    else this.#later();
  }

  get #set(): ShownSet | undefined {
    return this.view?.screen.kind === "set" ? this.view.screen.set : undefined;
  }

  override render() {
    if (this.view === undefined) return nothing;
    const { screen, source, done, total } = this.view;
    const act = (action: "open-document" | "train") => this.call((extension) => extension.act(action));
    if (screen.kind === "empty") return html`<main>${emptyScreen(screen.reason, act)}</main>`;
    return html`<main>
      <header>
        <h1 class="unseen">Rank responses</h1>
        <p class="quiet source" data-testid="source">${source}</p>
        <p class="progress" data-testid="progress">${progressText(done, total)}</p>
      </header>
      ${screen.kind === "set" ? this.#ranking(screen.set) : finishedScreen(source, screen.rankings, screen.missing, act)}
      <footer>${this.#buttons(screen.kind === "set")}</footer>
    </main>`;
  }

  #ranking(set: ShownSet) {
    return rankedSet({
      set,
      ranking: this.ranking,
      queryFolded: this.queryFolded,
      toggleQuery: () => void this.#toggleQuery(isCut(set.query)),
      order: (change) => this.#order(change),
      showAll: () => void this.#showAll(),
    });
  }

  async #toggleQuery(cut: boolean): Promise<void> {
    if (this.queryFolded && cut) await this.#showAll();
    this.queryFolded = !this.queryFolded;
  }

  #buttons(open: boolean) {
    const canUndo = this.#earlier.length > 0 || this.view?.canUndo === true;
    const [store, later, undo] = [() => this.#store(), () => this.#later(), () => this.#undo()];
    return actionBar({ open, canUndo, notice: this.notice, store, later, undo });
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("view")) this.#showings.updated(screenOf(changed.get("view") as RankView | undefined));
  }

  #order({ ranking, row }: OrderChange): void {
    if (ranking === this.ranking) return;
    this.#earlier.push(this.ranking);
    this.#take(ranking, row);
  }

  #take(ranking: Ranking, row: number): void {
    this.ranking = ranking;
    this.notice = { status: `${placeText(ranking, row)}.`, failed: false };
    this.#keepOrder();
    void this.updateComplete.then(() => this.list?.focusRow(row));
  }

  /** The last move; without one, the last recorded ranking. */
  #undo(): void {
    const before = this.#earlier.pop();
    if (before === undefined) return void this.call((extension) => extension.undo());
    const row = before.findIndex(
      ({ item }, i) => item !== this.ranking[i].item || before[i].tied !== this.ranking[i].tied,
    );
    this.#take(before, Math.max(0, row));
  }

  #store(): void {
    const token = this.#showings.take();
    if (token !== undefined) void this.call((extension) => extension.store(token, this.ranking));
  }

  #later(): void {
    const token = this.#showings.open;
    if (token !== undefined) void this.call((extension) => extension.later(token));
  }

  async #showAll(): Promise<void> {
    const set = this.#set;
    if (set === undefined) return;
    const whole = await this.call((extension) => extension.wholeTexts(set.token));
    if (whole === undefined || this.#set !== set) return;
    const uncut = (text: string) => ({ text, length: text.length });
    const unfolded = { ...set, query: uncut(whole.query), responses: whole.responses.map(uncut) };
    this.view = { ...this.view!, screen: { kind: "set", set: unfolded } };
  }

  #keepOrder(): void {
    const { memento } = this.view!;
    this.keep({ memento, key: this.#set?.key ?? "", ranking: this.ranking } satisfies KeptState);
  }

  protected override failed({ message }: Failure): void {
    this.#notify({ status: message, failed: true });
  }
}
