import { basename } from "node:path";
import { Position, ProgressLocation, Range, window } from "vscode";
import type { TextDocument, Uri } from "vscode";
import { markerWords, type Words } from "../../formats/documents/marker-words.ts";
import { findLenses, lensesByStep } from "../../formats/find-lenses.ts";
import { placedAt, type FoundDocument } from "../../formats/found.ts";
import type { LensOptions } from "../../formats/lens-options.ts";
import type { Ask, ColumnAnswers } from "../../formats/roles/ask.ts";
import { messages } from "../messages.ts";
import { readSettings } from "../settings.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { readableName } from "./document-kind.ts";
import type { DocumentResponse } from "./document-response.ts";
import { notebookOf, responsesOfCell, textOfNotebook } from "./notebook-cells.ts";
import { Reading } from "./reading.ts";

interface Parsed {
  readonly version: string;
  readonly reading: Reading<Found>;
  /** Set while it is read in the background. */
  running?: Promise<void>;
  /** Responses by their query; made when asked for. */
  byQuery?: ReadonlyMap<string, readonly DocumentResponse[]>;
}

export interface Found extends FoundDocument {
  readonly responses: readonly DocumentResponse[];
}

/** What was answered about the columns of tables; another version where more was answered. */
export interface KnownColumns {
  readonly version: number;
  answersOf(uri: Uri, ask: Ask): ColumnAnswers | undefined;
}

const nothing: Found = { responses: [], problems: [] };

/** Texts of more characters are read in slices: a megabyte takes some 60 ms. */
const LARGE = 1_000_000;
/** Of these the lines on the screen can be read alone. */
const LINES = /\.(?:jsonl|ndjson)$/i;

/** What documents contain, each read once per version; large ones in slices, or only the lines that are asked for. */
export class DocumentReader {
  readonly #parsed = new WeakMap<TextDocument, Parsed>();
  readonly #queryOf: (document: TextDocument) => string | undefined;
  readonly #columns: KnownColumns | undefined;
  #words: { readonly key: string; readonly words: Words } | undefined;

  /**
   * @param queryOf the query that a person set for a document whose responses have none
   * @param columns what was answered about the columns of tables
   */
  constructor(queryOf: (document: TextDocument) => string | undefined, columns?: KnownColumns) {
    this.#queryOf = queryOf;
    this.#columns = columns;
  }

  /** What the document's format contains, now; nothing where the language has no format. Cached by version. */
  found(document: TextDocument): Found {
    return this.#parse(document)?.reading.finish() ?? nothing;
  }

  /** Whether reading the whole document now would hold up the editor. */
  isLarge(document: TextDocument): boolean {
    if (readableName(document) === undefined || this.#read(document) !== undefined) return false;
    return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > LARGE;
  }

  /** Resolves when the document is read, or has changed: a large one in slices, with progress in the status bar. */
  async whenRead(document: TextDocument): Promise<void> {
    if (!this.isLarge(document)) return;
    const parsed = this.#parse(document)!;
    const title = plainLabel(messages.status.reading(basename(document.uri.path)));
    parsed.running ??= Promise.resolve(
      window.withProgress({ location: ProgressLocation.Window, title }, (progress) =>
        parsed.reading.run(
          () =>
            !document.isClosed && this.#parsed.get(document) === parsed && parsed.version === this.#version(document),
          (fraction) => progress.report({ message: `${Math.floor(100 * fraction)}%` }),
        ),
      ),
    );
    return parsed.running;
  }

  /**
   * The responses of some lines, the last one included. Of a large file of JSON Lines only these lines are read; of another
   * large document nothing is known before it is read.
   */
  foundIn(document: TextDocument, first: number, last: number): readonly DocumentResponse[] {
    const [start, end] = [new Position(first, 0), document.lineAt(Math.min(last, document.lineCount - 1)).range.end];
    const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
    if (!this.isLarge(document))
      return this.found(document).responses.filter(({ anchor }) => from <= anchor && anchor <= to);
    const name = readableName(document)!;
    if (!LINES.test(name)) return [];
    const { responses } = findLenses(document.getText(new Range(start, end)), name, this.#options(document));
    return responses.map((one) => ({ ...placedAt(one, (offset) => offset + from), selected: false }));
  }

  /** Whether a large document is still to be read before its lenses are known. */
  mustWait(document: TextDocument): boolean {
    return this.isLarge(document) && !LINES.test(readableName(document)!);
  }

  /** The responses to a query; none of a large document as long as it is not read. */
  answers(document: TextDocument, query: string): readonly DocumentResponse[] {
    const parsed = this.isLarge(document) ? undefined : this.#parse(document);
    if (parsed === undefined) return [];
    parsed.byQuery ??= Map.groupBy(parsed.reading.finish().responses, (response) => response.query);
    return parsed.byQuery.get(query) ?? [];
  }

  #read(document: TextDocument): Found | undefined {
    const parsed = this.#parsed.get(document);
    return parsed?.version === this.#version(document) ? parsed.reading.result : undefined;
  }

  /** Changes with the text, its query, the words of the settings and the answers about columns; of a cell with its notebook. */
  #version(document: TextDocument): string {
    const cells = notebookOf(document)?.getCells() ?? [];
    const versions = [document, ...cells.map((cell) => cell.document)].map(({ version }) => version);
    return JSON.stringify([...[...versions, this.#queryOf(document), readSettings().headings], this.#columns?.version]);
  }

  #parse(document: TextDocument): Parsed | undefined {
    const name = readableName(document);
    if (name === undefined) return undefined;
    const version = this.#version(document);
    const cached = this.#parsed.get(document);
    if (cached?.version === version) return cached;
    const parsed = { version, reading: new Reading(this.#steps(document, name)) };
    this.#parsed.set(document, parsed);
    return parsed;
  }

  *#steps(document: TextDocument, name: string): Generator<number, Found> {
    const options = this.#options(document);
    const notebook = notebookOf(document);
    const text = notebook ? textOfNotebook(notebook) : document.getText();
    const all = yield* lensesByStep(text, notebook ? "notebook.md" : name, options);
    const found = notebook ? responsesOfCell(all, notebook, document) : all;
    return { ...found, responses: found.responses.map((response) => ({ ...response, selected: false })) };
  }

  #options(document: TextDocument): LensOptions {
    const answersOf = (ask: Ask) => this.#columns?.answersOf(document.uri, ask);
    return { words: this.#ownWords(), query: this.#queryOf(document), answersOf };
  }

  #ownWords(): Words {
    const { headings } = readSettings();
    const key = JSON.stringify(headings);
    if (this.#words?.key !== key) this.#words = { key, words: markerWords(headings) };
    return this.#words.words;
  }
}
