import { Disposable, EventEmitter, window, type TreeDataProvider, type TreeItem, type TreeView } from "vscode";
import { contextKeys, historyViewId } from "../contributions.ts";
import { headName } from "../heads/head-name.ts";
import { setContext } from "../window/commands.ts";
import { filterChoices, isFiltering, type ChoiceFilter } from "./choice-filter.ts";
import type { Doubt, Doubts } from "./check/doubts.ts";
import { groupByQuery, newestFirst, type Entry } from "./entries.ts";
import { historyItem } from "./history-item.ts";
import { historyMessages as text } from "./history-messages.ts";
import type { ChoiceNode, HistoryNode } from "./nodes.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import type { PreferenceStores } from "../services/preference-stores.ts";
import type { RankedChoices } from "./surprise.ts";

/** Rows that are shown at first; more on request. */
const PAGE = 500;

/** The Choices view: every choice, by query, newest first, or the surprising ones first; filtered on request. */
export class HistoryView implements TreeDataProvider<HistoryNode>, Disposable {
  readonly #stores: PreferenceStores;
  readonly #doubts: Doubts;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: TreeView<HistoryNode>;
  readonly #listener: Disposable;
  #limit = PAGE;
  #filter: ChoiceFilter = {};
  #ranked: RankedChoices | undefined;
  #headInUse = "";

  constructor(stores: PreferenceStores, doubts: Doubts) {
    this.#stores = stores;
    this.#doubts = doubts;
    this.#view = window.createTreeView(historyViewId, { treeDataProvider: this, showCollapseAll: true });
    this.#listener = Disposable.from(
      stores.onDidChange(() => this.#changed.fire()),
      doubts.onDidChange(() => {
        void setContext(contextKeys.doubts, doubts.open.length > 0);
        this.#changed.fire();
      }),
    );
  }

  dispose(): void {
    Disposable.from(this.#listener, this.#view, this.#changed).dispose();
  }

  get filter(): ChoiceFilter {
    return this.#filter;
  }

  /** The row that is selected. */
  get selected(): HistoryNode | undefined {
    return this.#view.selection.at(0);
  }

  /** Shows the choices that meet these conditions only. */
  setFilter(filter: ChoiceFilter): void {
    this.#filter = filter;
    this.#show();
  }

  /** Shows these in their order instead of the queries; undefined for the queries, newest first. */
  setRanked(ranked: RankedChoices | undefined): void {
    this.#ranked = ranked;
    this.#headInUse = ranked?.head.card.id ?? "";
    this.#show();
  }

  /** The head in use is another one: an order by the one before says so. */
  headChanged(head: string): void {
    this.#headInUse = head;
    this.#notify();
  }

  showMore(): void {
    this.#limit += PAGE;
    this.#changed.fire();
  }

  /** The choices of all logs, read as they are now. @throws StoreError */
  async entries(): Promise<Entry[]> {
    return entriesOf(await this.#stores.read());
  }

  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    if (node === undefined) return this.#roots();
    if (node.kind === "query") return this.#choiceNodes(node.group.entries.slice(0, this.#limit));
    if (node.kind === "doubts") return node.doubts.slice(0, this.#limit).map(listed);
    if (node.kind !== "problems") return [];
    const { store } = node;
    return store.problems.slice(0, this.#limit).map((problem) => ({ kind: "problem", store, problem }));
  }

  getTreeItem(node: HistoryNode): TreeItem {
    return historyItem(node);
  }

  async #roots(): Promise<HistoryNode[]> {
    const stores = await this.#stores.read();
    const all = entriesOf(stores);
    const shown = filterChoices(all, this.#filter);
    const rows = this.#ranked ? await this.#rankedNodes(this.#ranked, shown) : groupByQuery(shown).map(toQueryNode);
    this.#notify(all.length > 0 && rows.length === 0);
    const page = rows.slice(0, this.#limit);
    if (rows.length > page.length) page.push({ kind: "more", left: rows.length - page.length });
    const broken = stores.filter(({ problems }) => problems.length > 0);
    const { open } = this.#doubts;
    const doubts = open.length > 0 ? [{ kind: "doubts", doubts: open } as const] : [];
    return [...doubts, ...page, ...broken.map((store) => ({ kind: "problems", store }) as const)];
  }

  /** Ranked choices as they are now; those that came after the ranking come last. */
  async #rankedNodes({ choices }: RankedChoices, shown: readonly Entry[]): Promise<HistoryNode[]> {
    const now = new Map(shown.map((entry) => [entry.choice.original.id, entry]));
    const nodes = choices.flatMap(({ entry: { choice: before }, responses, probability }) => {
      const entry = now.get(before.original.id);
      if (entry === undefined) return [];
      now.delete(before.original.id);
      const known = entry.choice.current.choice === before.current.choice ? { probability } : {};
      return [{ kind: "choice", entry, responses, ...known, doubted: this.#doubts.of(entry)?.reasons } as const];
    });
    const others = this.#choiceNodes(newestFirst([...now.values()]).slice(0, this.#limit));
    return [...nodes, ...others].map((node) => ({ ...node, alone: true }));
  }

  #choiceNodes(entries: readonly Entry[]): ChoiceNode[] {
    return entries.map((entry) => {
      const doubted = this.#doubts.of(entry)?.reasons;
      return { kind: "choice", entry, responses: entry.choice.current.responses, doubted };
    });
  }

  #show(): void {
    this.#limit = PAGE;
    void setContext(contextKeys.filtered, isFiltering(this.#filter));
    void setContext(contextKeys.surprising, this.#ranked !== undefined);
    this.#changed.fire();
  }

  #notify(empty = false): void {
    const { text: words, tag, annotator, since } = this.#filter;
    const conditions = [
      ...(words === undefined ? [] : [text.withText(words)]),
      ...(tag === undefined ? [] : [text.withTag(tag)]),
      ...(annotator === undefined ? [] : [text.byAnnotator(annotator)]),
      ...(since === undefined ? [] : [text.sinceDay(since.day)]),
    ];
    const lines = [
      ...(empty ? [text.nothingMatches()] : []),
      ...(conditions.length > 0 ? [text.filteredTo(conditions.join(", "))] : []),
      ...(this.#ranked ? [this.#order(this.#ranked)] : []),
    ];
    this.#view.message = lines.join(" ");
  }

  #order({ head: { card } }: RankedChoices): string {
    return card.id === this.#headInUse ? text.sortedBy(headName(card)) : text.sortedByOther(headName(card));
  }
}

function entriesOf(stores: readonly PreferenceStore[]): Entry[] {
  return stores.flatMap((store) => store.choices.map((choice) => ({ store, choice })));
}

function toQueryNode(group: ReturnType<typeof groupByQuery>[number]): HistoryNode {
  return { kind: "query", group };
}

/** A row below the one of all that should be looked at again. */
function listed({ entry, reasons }: Doubt): ChoiceNode {
  return {
    kind: "choice",
    entry,
    responses: entry.choice.current.responses,
    doubted: reasons,
    alone: true,
    isListed: true,
  };
}
