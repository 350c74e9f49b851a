import { Disposable, EventEmitter, window, workspace, type TextDocument } from "vscode";
import type { TextDocumentChangeEvent } from "vscode";
import { contextKeys } from "../contributions.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { Services } from "../services/services.ts";
import { setContext } from "../window/commands.ts";
import { overlap, shiftRangeByEdit } from "../documents/tracked-range.ts";
import type { ExplainedResponse } from "./explained-response.ts";
import type { Explainer } from "./explainer.ts";
import { Painter } from "./paint.ts";
import { TrackedResponse, type TrackingContext } from "./tracked-response.ts";

type FeatureServices = Pick<Services, "documents" | "heads" | "log">;

/** The explanations that are shown: they follow the edits of their documents, and are never of another text than is there. */
export class ExplainFeature implements Disposable {
  readonly #services: FeatureServices;
  readonly #context: TrackingContext;
  readonly #painter = new Painter();
  readonly #tracked = new Map<TextDocument, TrackedResponse[]>();
  readonly #changed = new EventEmitter<void>();
  /** An explanation came, changed, or went. */
  readonly onDidChange = this.#changed.event;
  readonly #listeners: Disposable;
  #whatIf = false;

  constructor(services: FeatureServices, explainer: Explainer) {
    this.#services = services;
    this.#context = { explainer, log: services.log, whatIf: () => this.#whatIf, notify: () => this.#notify() };
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
      tracked = new TrackedResponse(this.#context, document, response);
      this.#tracked.set(document, [...all, tracked]);
    }
    tracked.read();
    this.#notify();
    await tracked.done();
    return tracked.shown;
  }

  /** Clears the explanations of a document, or one of them, or all. */
  clear(document?: TextDocument, start?: number): void {
    const documents = document === undefined ? [...this.#tracked.keys()] : [document];
    for (const one of documents) {
      const all = this.#tracked.get(one) ?? [];
      const gone = all.filter(({ shown }) => start === undefined || shown.response.start === start);
      gone.forEach((tracked) => tracked.abort());
      if (gone.length > 0)
        this.#keep(
          one,
          all.filter((tracked) => !gone.includes(tracked)),
        );
    }
    this.#notify();
  }

  /** While on, every sentence shows how much it moved R since then. */
  setWhatIf(on: boolean): void {
    this.#whatIf = on;
    for (const tracked of [...this.#tracked.values()].flat()) {
      tracked.forgetBaseline();
    }
    this.#notify();
  }

  dispose(): void {
    this.#tracked.forEach((all) => all.forEach((tracked) => tracked.abort()));
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
        tracked.abort();
        return false;
      }
      tracked.foundAgain(now);
      return true;
    });
    this.#keep(document, kept);
    this.#notify();
  }

  #readAll(): void {
    [...this.#tracked.values()].flat().forEach((tracked) => tracked.read());
  }

  #keep(document: TextDocument, tracked: TrackedResponse[]): void {
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
