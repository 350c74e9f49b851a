import { Disposable, Range, ThemeColor, window, workspace } from "vscode";
import type { DecorationOptions, LogOutputChannel, TextDocument, TextEditor } from "vscode";
import { messages } from "../messages.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { DocumentService } from "../documents/document-service.ts";
import { isAbort } from "../window/progress.ts";
import { readSettings } from "../settings.ts";
import { lensTitle } from "./lens-text.ts";
import { editorsOf, hasLenses, linesOnScreen } from "./on-screen.ts";
import type { ResponseFactsReader } from "./response-facts.ts";
import { shorten } from "../../report/format.ts";

/** Responses of one line that are scored. */
const MOST_ON_A_LINE = 8;
/** Scrolling pauses this long before the lines on the screen are scored. */
const PAUSE_MS = 150;

/** Scores before the lines on the screen, the first line first, in files in which VS Code draws no lenses (docs/decisions/076). */
export class LineScores extends Disposable {
  readonly #documents: DocumentService;
  readonly #facts: ResponseFactsReader;
  readonly #log: LogOutputChannel;
  readonly #type = window.createTextEditorDecorationType({});
  readonly #drawing = new WeakMap<TextEditor, AbortController>();

  constructor(documents: DocumentService, facts: ResponseFactsReader, log: LogOutputChannel) {
    const owned: Disposable[] = [];
    super(() => Disposable.from(...owned).dispose());
    this.#documents = documents;
    this.#facts = facts;
    this.#log = log;
    owned.push(
      this.#type,
      window.onDidChangeVisibleTextEditors(() => this.refresh()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => void this.#draw(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => editorsOf(document).forEach((one) => void this.#draw(one))),
    );
    this.refresh();
  }

  /** The head, the settings or the editors changed: every score is drawn again. */
  refresh(): void {
    for (const editor of window.visibleTextEditors) void this.#draw(editor);
  }

  async #draw(editor: TextEditor): Promise<void> {
    this.#drawing.get(editor)?.abort();
    const { document } = editor;
    if (!readSettings().codeLens || hasLenses(document)) return editor.setDecorations(this.#type, []);
    const controller = new AbortController();
    this.#drawing.set(editor, controller);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    try {
      const drawn: DecorationOptions[] = [];
      for (const responses of linesOnScreen(this.#documents, editor)) {
        controller.signal.throwIfAborted();
        drawn.push(await this.#decoration(document, responses, controller.signal));
        editor.setDecorations(this.#type, drawn);
      }
    } catch (error) {
      if (!isAbort(error, controller.signal)) this.#log.error(error instanceof Error ? error : String(error));
    }
  }

  async #decoration(document: TextDocument, responses: DocumentResponse[], signal: AbortSignal) {
    const titles = responses.slice(0, MOST_ON_A_LINE).map(async (own) => {
      const facts = await this.#facts.read(document, own, signal);
      return messages.lens.named(shorten(own.label, 40), lensTitle(facts));
    });
    const contentText = (await Promise.all(titles)).join(" | ");
    const { line } = document.positionAt(responses[0].anchor);
    const before = { contentText, color: new ThemeColor("editorCodeLens.foreground"), margin: "0 2ch 0 0" };
    return { range: new Range(line, 0, line, 0), renderOptions: { before } };
  }
}
