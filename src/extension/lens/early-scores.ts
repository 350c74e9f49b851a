import { Disposable, Range, ThemeColor, window, workspace } from "vscode";
import type { DecorationOptions, LogOutputChannel, TextDocument, TextEditor } from "vscode";
import { scoredDocuments } from "../documents/document-kind.ts";
import { placeKey, type DocumentResponse } from "../documents/document-response.ts";
import type { DocumentService } from "../documents/document-service.ts";
import { readSettings } from "../settings.ts";
import { isAbort } from "../window/progress.ts";
import { lensTitle } from "./lens-text.ts";
import { editorsOf, hasLenses, linesOnScreen } from "./on-screen.ts";
import { Pace } from "./pace.ts";
import type { ResponseFactsReader } from "./response-facts.ts";

/** Responses of one screen that are scored early. */
const MOST_EARLY = 12;
/** A longer line has no room at its end. */
const LONGEST_LINE = 200;
/** Nothing is early any longer: VS Code draws no lens there, in a comparison of two files say. */
const LATE_MS = 2000;

/**
 * A response's score at the end of its line as long as its lens shows another one. VS Code asks for lenses a quarter of a second after a
 * key, and for their titles another quarter later (docs/decisions/089); the score is there in a tenth.
 */
export class EarlyScores extends Disposable {
  readonly #documents: DocumentService;
  readonly #facts: ResponseFactsReader;
  readonly #log: LogOutputChannel;
  readonly #type = window.createTextEditorDecorationType({});
  readonly #work = new WeakMap<TextEditor, AbortController>();
  readonly #pace = new Pace();
  /** The titles that lenses show, by response. */
  readonly #shown = new WeakMap<TextDocument, Map<string, string>>();
  /** Documents some of whose lenses are on their way to the screen. */
  readonly #coming = new Set<TextDocument>();

  constructor(documents: DocumentService, facts: ResponseFactsReader, log: LogOutputChannel) {
    const owned: Disposable[] = [];
    super(() => Disposable.from(...owned).dispose());
    this.#documents = documents;
    this.#facts = facts;
    this.#log = log;
    owned.push(
      this.#type,
      window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => void this.#draw(editor))),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) editorsOf(document).forEach((editor) => void this.#draw(editor, this.#pace));
      }),
    );
    window.visibleTextEditors.forEach((editor) => void this.#draw(editor));
  }

  /** A lens shows this from now on. */
  lensShows(document: TextDocument, response: DocumentResponse, title: string): void {
    const shown = this.#shown.get(document) ?? new Map<string, string>();
    this.#shown.set(document, shown);
    if (shown.get(placeKey(response)) === title) return;
    shown.set(placeKey(response), title);
    if (this.#coming.has(document)) return;
    this.#coming.add(document);
    // The early scores go when the lenses are there, which come together.
    setTimeout(() => {
      this.#coming.delete(document);
      editorsOf(document).forEach((editor) => void this.#draw(editor));
    });
  }

  /** @param pace waits for the next key; omitted where a document is opened or its lens has come */
  async #draw(editor: TextEditor, pace?: Pace): Promise<void> {
    this.#work.get(editor)?.abort();
    const { document } = editor;
    if (!wantsLenses(document) || this.#documents.mustWait(document)) return editor.setDecorations(this.#type, []);
    const controller = new AbortController();
    const { signal } = controller;
    this.#work.set(editor, controller);
    try {
      await pace?.pause(signal);
      const work = () => this.#early(editor, signal);
      const early = await (pace === undefined ? work() : pace.measure(work));
      if (signal.aborted) return;
      editor.setDecorations(this.#type, early);
      if (early.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, LATE_MS));
      if (!signal.aborted) editor.setDecorations(this.#type, []);
    } catch (error) {
      if (isAbort(error, signal)) return;
      editor.setDecorations(this.#type, []);
      this.#log.debug(`No early score: ${String(error)}`);
    }
  }

  /** What the screen's responses have that their lenses do not show yet. */
  async #early(editor: TextEditor, signal: AbortSignal): Promise<DecorationOptions[]> {
    const alone = linesOnScreen(this.#documents, editor).filter(({ length }) => length === 1);
    const { document } = editor;
    const early = alone.slice(0, MOST_EARLY).map(async ([own]) => {
      const { range } = document.lineAt(document.positionAt(own.anchor).line);
      if (range.end.character > LONGEST_LINE) return [];
      const title = lensTitle(await this.#facts.read(document, own, signal));
      if (this.#shown.get(document)?.get(placeKey(own)) === title) return [];
      const after = { contentText: title, color: new ThemeColor("editorCodeLens.foreground"), margin: "0 0 0 3ch" };
      return [{ range: new Range(range.end, range.end), renderOptions: { after } }];
    });
    return (await Promise.all(early)).flat();
  }
}

function wantsLenses(document: TextDocument): boolean {
  if (!scoredDocuments.some(({ scheme }) => scheme === document.uri.scheme)) return false;
  const editor = workspace.getConfiguration("editor", document);
  return readSettings().codeLens && editor.get<boolean>("codeLens", true) && hasLenses(document);
}
