import { Uri, workspace, type Disposable } from "vscode";
import * as z from "zod";
import { shorten } from "../../report/format.ts";
import type { ComparedPrompts, PromptsEvents, PromptsFunctions, PromptsView } from "../../protocol/prompts.ts";
import { comparisonText } from "../../verify/sentences.ts";
import { SourceError } from "../../verify/sources/files.ts";
import { promptsViewType } from "../contributions.ts";
import type { PairComparer } from "../pairs/pair-services.ts";
import { Panel } from "../panel/panel.ts";
import type { Services } from "../services/services.ts";
import { runCommand } from "../window/commands.ts";
import { describeError } from "../window/describe-error.ts";
import { showError } from "../window/show-error.ts";
import { withProgress } from "../window/progress.ts";
import { compareSets, type ComparedSets, type TwoSets } from "./compare-sets.ts";
import { choicesOf, rowKeys, type ChoiceOfRow } from "./persons-choices.ts";
import { promptsMessages as text } from "./prompts-messages.ts";
import { promptsPage } from "./prompts-page.ts";
import { responseSet, setName } from "./response-set.ts";

/** Characters of a query on the page, and queries that are named where one set alone has answered them. */
const QUERY = 160;
const MOST_NAMED = 20;

const memento = z.object({ sets: z.object({ now: responseSet, before: responseSet }) });

/** A comparison on the panel. */
interface Shown extends ComparedSets {
  readonly sets: TwoSets;
  readonly keys: readonly string[];
}

/** The Compare Prompts panel with the sets that it compares: at most one of each. */
export class PromptsFeature implements Disposable {
  readonly #services: Services;
  readonly #comparer: PairComparer;
  readonly #panel: Panel<PromptsFunctions, PromptsEvents>;
  #sets: TwoSets | undefined;
  #shown: Shown | undefined;
  #rest: { readonly kind: "empty" | "busy"; readonly reason: string } = { kind: "empty", reason: "" };
  #choices: ReadonlyMap<number, ChoiceOfRow> = new Map();

  constructor(services: Services, comparer: PairComparer) {
    this.#services = services;
    this.#comparer = comparer;
    this.#panel = new Panel({
      page: promptsPage,
      viewType: promptsViewType,
      title: text.title(),
      functions: {
        ready: async () => this.view,
        open: (row) => this.#open(row),
        // A dialog may stay open for long: nobody waits for it.
        act: async (action) => {
          if (action === "again" && this.#sets) void this.compare(this.#sets);
          else void runCommand("comparePrompts");
        },
      },
      services,
      restore: (state) => {
        const kept = memento.safeParse(state);
        if (!workspace.isTrusted) this.#rest = { kind: "empty", reason: text.noTrust() };
        else if (kept.success) void this.#run(kept.data.sets);
      },
      closed: () => {
        this.#sets = this.#shown = undefined;
        this.#rest = { kind: "empty", reason: "" };
      },
    });
  }

  /** Compares two sets, with progress, and shows what came of it. */
  async compare(sets: TwoSets): Promise<void> {
    this.#panel.show();
    await this.#run(sets);
  }

  async #run(sets: TwoSets): Promise<void> {
    this.#sets = sets;
    this.#shown = undefined;
    const title = text.reading(setName(sets.now), setName(sets.before));
    this.#rest = { kind: "busy", reason: title };
    this.#show();
    const { shown, reason } = await this.#compared(sets, title);
    if (this.#sets !== sets) return; // others were asked for meanwhile
    this.#shown = shown;
    this.#choices = new Map(); // those of the rows before
    this.#rest = { kind: "empty", reason };
    this.#show();
    await this.followChoices().catch((error: unknown) => showError(error, this.#services.log));
  }

  /** A log of the workspace changed: what the person chose of the pairs may be another thing now. @throws StoreError */
  async followChoices(): Promise<void> {
    const shown = this.#shown;
    if (shown === undefined) return;
    const stores = await this.#services.stores.read();
    if (this.#shown !== shown) return; // other rows are shown meanwhile, and follow their own
    this.#choices = choicesOf(shown.rows, shown.keys, stores);
    this.#show();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #compared(sets: TwoSets, title: string): Promise<{ readonly shown?: Shown; readonly reason: string }> {
    try {
      const compared = await withProgress(title, (work) => compareSets(sets, this.#services, work));
      if (compared === undefined) return { reason: text.cancelled() };
      return { shown: { ...compared, sets, keys: rowKeys(compared.rows) }, reason: "" };
    } catch (error) {
      if (!(error instanceof SourceError)) this.#services.log.error(describeError(error));
      return { reason: describeError(error) };
    }
  }

  async #open(row: number): Promise<void> {
    const shown = this.#shown;
    const pair = shown?.rows.at(row);
    if (shown === undefined || pair === undefined) return;
    const chosen = this.#choices.get(row);
    if (chosen) {
      const { entry } = chosen;
      const { responses } = entry.choice.current;
      return void runCommand("historyShowTexts", { kind: "choice", entry, responses });
    }
    const { query, first, second } = pair;
    const uri = Uri.file(shown.sets.now.path);
    const name = shorten(query, QUERY);
    await this.#comparer.compare({ kind: "texts", uri, name, pairs: [{ query, responses: [second, first] }] });
  }

  #show(): void {
    void this.#panel.page?.show(this.view);
  }

  /** What the panel shows. */
  get view(): PromptsView {
    const kept = this.#sets ? { sets: this.#sets } : null;
    return { screen: this.#shown ? this.#screen(this.#shown) : this.#rest, memento: kept };
  }

  #screen({ sets, comparison, notes, only, rows }: Shown): ComparedPrompts {
    const [now, before] = [setName(sets.now), setName(sets.before)];
    const { verdict } = comparison.result;
    return {
      kind: "compared",
      ...{ now, before, notes },
      sentence: comparisonText(comparison, before),
      verdict: verdict === "better" || verdict === "worse" ? verdict : "unclear",
      only: [now, before].flatMap((set, side) => {
        const queries = only[side].slice(0, MOST_NAMED).map((query) => shorten(query, QUERY));
        return only[side].length === 0 ? [] : [{ set, count: only[side].length, queries }];
      }),
      rows: rows.map(({ query, firstScore, secondScore, margin, probability, verdict }, place) => ({
        query: shorten(query, QUERY),
        ...{ now: firstScore, before: secondScore, lead: margin, probability, verdict },
        person: this.#choices.get(place)?.choice,
      })),
    };
  }
}
