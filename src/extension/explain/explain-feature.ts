import { Disposable, EventEmitter, window, workspace, type TextDocument } from "vscode";
import type { TextDocumentChangeEvent } from "vscode";
import { contextKeys } from "../contributions.ts";
import { describeError } from "../window/describe-error.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { Services } from "../services/services.ts";
import { setContext } from "../window/commands.ts";
import { isAbort } from "../window/progress.ts";
import { shiftRangeByEdit } from "../documents/tracked-range.ts";
import { placesOf, type ExplainedResponse } from "./explained-response.ts";
import type { Explainer } from "./explainer.ts";
import { Painter } from "./paint.ts";
import { readEffects } from "./edit-effects.ts";
import { idle, overlap, type Tracked } from "./tracked.ts";
import { changeSince } from "./what-if.ts";

/** An explanation that is out of date is taken off the screen after so long, if the new one is not there by then. */
const STALE_MS = 150;

type FeatureServices = Pick<Services, "documents" | "heads" | "log">;

/** The explanations that are shown: they follow the edits of their documents, and are never of another text than is there. */
export class ExplainFeature implements Disposable {
  readonly #services: FeatureServices;
  readonly #explainer: Explainer;
  readonly #painter = new Painter();
  readonly #tracked = new Map<TextDocument, Tracked[]>();
  readonly #changed = new EventEmitter<void>();
  /** An explanation came, changed, or went. */
  readonly onDidChange = this.#changed.event;
  readonly #listeners: Disposable;
  #whatIf = false;

  constructor(services: FeatureServices, explainer: Explainer) {
    this.#services = services;
    this.#explainer = explainer;
    this.#listeners = Disposable.from(
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      workspace.onDidCloseTextDocument((document) => this.clear(document)),
      window.onDidChangeVisibleTextEditors(() => this.#draw()),
      services.heads.onDidChangeHead(() => this.#readAll()),
      services.heads.onDidRefresh(() => this.#readAll()),
      services.documents.onDidChangeSelections((document) => this.#place(document)),
    );
  }

  get whatIf(): boolean {
    return this.#whatIf;
  }

  /** What is shown, in the order of each document. */
  all(): ExplainedResponse[] {
    return [...this.#tracked.values()].flatMap((tracked) =>
      tracked.map(({ shown }) => shown).sort((a, b) => a.response.start - b.response.start),
    );
  }

  of(document: TextDocument): ExplainedResponse[] {
    return (this.#tracked.get(document) ?? []).map(({ shown }) => shown);
  }

  /** Explains a response from now on; resolves once it is drawn, or could not be read. */
  async explain(document: TextDocument, response: DocumentResponse): Promise<ExplainedResponse> {
    const all = this.#tracked.get(document) ?? [];
    let tracked = all.find(({ shown }) => shown.response.start === response.start);
    if (tracked === undefined) {
      tracked = { shown: { document, response }, changing: false, work: idle() };
      this.#tracked.set(document, [...all, tracked]);
    }
    this.#read(tracked);
    this.#notify();
    // A later edit begins another reading.
    for (let work; work !== tracked.work;) await (work = tracked.work).done;
    return tracked.shown;
  }

  /** Clears the explanations of a document, or one of them, or all. */
  clear(document?: TextDocument, start?: number): void {
    const documents = document === undefined ? [...this.#tracked.keys()] : [document];
    for (const one of documents) {
      const [gone, rest] = [[] as Tracked[], [] as Tracked[]];
      for (const tracked of this.#tracked.get(one) ?? [])
        (start === undefined || tracked.shown.response.start === start ? gone : rest).push(tracked);
      gone.forEach(({ work }) => work.controller.abort());
      if (gone.length > 0) this.#keep(one, rest);
    }
    this.#notify();
  }

  /** While on, every sentence shows how much it moved R since then. */
  setWhatIf(on: boolean): void {
    this.#whatIf = on;
    for (const tracked of [...this.#tracked.values()].flat()) {
      tracked.shown = { ...tracked.shown, baseline: undefined, change: undefined };
      this.#begin(tracked);
    }
    this.#notify();
  }

  dispose(): void {
    this.#tracked.forEach((all) => all.forEach(({ work }) => work.controller.abort()));
    Disposable.from(this.#listeners, this.#painter, this.#changed).dispose();
  }

  #follow({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || !this.#tracked.has(document)) return;
    for (const tracked of this.#tracked.get(document) ?? []) {
      const { shown } = tracked;
      const moved = shiftRangeByEdit(shown.response, contentChanges);
      tracked.shown = { ...shown, response: { ...shown.response, ...(moved ?? { start: -1, end: -1 }) } };
    }
    this.#place(document);
  }

  /** Finds the tracked responses again in a document that changed, and reads those whose words changed. */
  #place(document: TextDocument): void {
    const before = this.#tracked.get(document);
    if (before === undefined) return;
    const found = this.#services.documents.responses(document);
    const kept = before.filter((tracked) => {
      const { response } = tracked.shown;
      const now = found.find((one) => one.selected === response.selected && overlap(one, response));
      if (now === undefined) {
        tracked.work.controller.abort();
        return false;
      }
      const same = now.query === response.query && now.response === response.response;
      tracked.shown = { ...tracked.shown, response: now, ...(same && { offsets: placesOf(document, now) }) };
      if (!same) {
        tracked.changing = true;
        this.#read(tracked);
      }
      return true;
    });
    this.#keep(document, kept);
    this.#notify();
  }

  #readAll(): void {
    [...this.#tracked.values()].flat().forEach((tracked) => this.#read(tracked));
  }

  #read(tracked: Tracked): void {
    tracked.work.controller.abort();
    const controller = new AbortController();
    const { document, response } = tracked.shown;
    const stale = setTimeout(() => {
      tracked.shown = { ...tracked.shown, reward: undefined };
      tracked.changing = false;
      this.#notify();
    }, STALE_MS);
    const done = this.#explainer
      .explain(response, { scope: document, signal: controller.signal })
      .then(
        (reward) => ({ reward, problem: undefined }),
        (error: unknown) => {
          if (!isAbort(error, controller.signal))
            this.#services.log.error(error instanceof Error ? error : String(error));
          return { reward: undefined, problem: describeError(error) };
        },
      )
      .then((read) => {
        clearTimeout(stale);
        if (controller.signal.aborted) return; // of a text that is gone
        tracked.changing = false;
        // The response may be elsewhere by now, with the same words.
        const { response: now } = tracked.shown;
        tracked.shown = { ...tracked.shown, ...read, offsets: placesOf(document, now) };
        this.#begin(tracked);
        this.#notify();
        return this.#readEdits(tracked, controller.signal);
      });
    tracked.work = { controller, done };
  }

  /** What What-If compares with is the first explanation after it was turned on. */
  #begin(tracked: Tracked): void {
    const { shown } = tracked;
    if (!this.#whatIf || shown.reward === undefined) return;
    const { reward } = shown.reward.explanation;
    const { response } = shown.response;
    const baseline = shown.baseline ?? { reward, response };
    tracked.shown = { ...shown, baseline, change: changeSince(baseline, response, reward) };
  }

  /** The effects of several edits follow a moment after the parts. */
  async #readEdits(tracked: Tracked, signal: AbortSignal): Promise<void> {
    try {
      const { change } = tracked.shown;
      const read = await readEffects(this.#explainer, tracked.shown, signal);
      if (read === undefined || signal.aborted || tracked.shown.change !== change) return;
      tracked.shown = { ...tracked.shown, change: read };
      this.#notify();
    } catch (error) {
      if (!isAbort(error, signal)) this.#services.log.error(error instanceof Error ? error : String(error));
    }
  }

  #keep(document: TextDocument, tracked: Tracked[]): void {
    if (tracked.length > 0) this.#tracked.set(document, tracked);
    else this.#tracked.delete(document);
  }

  #notify(): void {
    this.#draw();
    void setContext(contextKeys.explained, this.#tracked.size > 0);
    this.#changed.fire();
  }

  #draw(): void {
    for (const editor of window.visibleTextEditors) {
      const tracked = this.#tracked.get(editor.document) ?? [];
      if (tracked.some(({ changing }) => changing)) continue;
      const shown = tracked.map((one) => one.shown);
      this.#painter.draw(editor, shown, this.#whatIf);
    }
  }
}
