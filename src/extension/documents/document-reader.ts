import { basename } from "node:path";
import { Position, ProgressLocation, Range, window } from "vscode";
import type { TextDocument } from "vscode";
import { findResponses, type DocumentKind } from "../../formats/documents/find-responses.ts";
import type { FoundDocument, FoundResponse } from "../../formats/found.ts";
import { jsonlPairsByLine } from "../../formats/documents/jsonl-pairs.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import { kindOfLanguage } from "./document-kind.ts";
import { Reading } from "./reading.ts";

/** A response that can be scored: found by the document's format, or selected by a person. */
export interface DocumentResponse extends FoundResponse {
  /** True for a scored selection. */
  readonly selected: boolean;
}

interface Parsed {
  readonly version: number;
  readonly reading: Reading<Found>;
  /** Set while it is read in the background. */
  running?: Promise<void>;
  /** Responses by their query; made when asked for. */
  byQuery?: ReadonlyMap<string, readonly DocumentResponse[]>;
}

export interface Found extends FoundDocument {
  readonly responses: readonly DocumentResponse[];
}

const nothing: Found = { responses: [], problems: [] };

/** JSON Lines of more characters are read in slices: a megabyte takes some 40 ms. */
const LARGE = 2_000_000;

/** What documents hold, each read once a version; large ones in slices, or only the lines that are asked for. */
export class DocumentReader {
  readonly #parsed = new WeakMap<TextDocument, Parsed>();

  /** What the document's format holds, now; nothing where the language has no format. Cached by version. */
  found(document: TextDocument): Found {
    return this.#parse(document)?.reading.finish() ?? nothing;
  }

  /** Whether reading the whole document now would hold up the editor. */
  isLarge(document: TextDocument): boolean {
    if (kindOfLanguage(document.languageId) !== "jsonl" || this.#read(document) !== undefined) return false;
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
          () => !document.isClosed && this.#parsed.get(document) === parsed && parsed.version === document.version,
          (fraction) => progress.report({ message: `${Math.floor(100 * fraction)}%` }),
        ),
      ),
    );
    return parsed.running;
  }

  /** The responses of some lines, the last one included; of a large document only these are read. */
  foundIn(document: TextDocument, first: number, last: number): readonly DocumentResponse[] {
    const [start, end] = [new Position(first, 0), document.lineAt(Math.min(last, document.lineCount - 1)).range.end];
    const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
    return this.isLarge(document)
      ? findResponses(document.getText(new Range(start, end)), "jsonl").responses.map((one) => shifted(one, from))
      : this.found(document).responses.filter(({ anchor }) => from <= anchor && anchor <= to);
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
    return parsed?.version === document.version ? parsed.reading.result : undefined;
  }

  #parse(document: TextDocument): Parsed | undefined {
    const kind = kindOfLanguage(document.languageId);
    if (kind === undefined) return undefined;
    const cached = this.#parsed.get(document);
    if (cached?.version === document.version) return cached;
    const parsed = { version: document.version, reading: new Reading(steps(document.getText(), kind)) };
    this.#parsed.set(document, parsed);
    return parsed;
  }
}

function* steps(text: string, kind: DocumentKind): Generator<number, Found> {
  const found = kind === "jsonl" ? yield* jsonlPairsByLine(text) : findResponses(text, kind);
  return { ...found, responses: found.responses.map((response) => ({ ...response, selected: false })) };
}

function shifted(response: FoundResponse, by: number): DocumentResponse {
  const { start, end, anchor, queryStart, queryEnd } = response;
  const places = { start: start + by, end: end + by, anchor: anchor + by };
  return { ...response, ...places, queryStart: queryStart + by, queryEnd: queryEnd + by, selected: false };
}
