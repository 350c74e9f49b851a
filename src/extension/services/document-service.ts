import { Disposable, EventEmitter, Range, workspace } from "vscode";
import type { TextDocument, TextDocumentChangeEvent } from "vscode";
import { findResponses } from "../../formats/find-responses.ts";
import type { FoundDocument, FoundResponse } from "../../formats/found.ts";
import { messages } from "../messages.ts";
import { shiftRangeByEdit, type OffsetRange } from "../tracked-range.ts";
import { kindOfLanguage } from "./document-kind.ts";

/** A response that can be scored: found by the document's format, or selected by a person. */
export interface DocumentResponse extends FoundResponse {
  /** True for a scored selection. */
  readonly selected: boolean;
}

interface ScoredSelection {
  readonly range: OffsetRange;
  readonly query: string;
}

interface Parsed {
  readonly version: number;
  readonly found: Found;
}

interface Found extends FoundDocument {
  readonly responses: readonly DocumentResponse[];
}

const nothing: Found = { responses: [], problems: [] };

/** Which responses a document holds: read once a version, and its scored selections, which move with the text. */
export class DocumentService extends Disposable {
  readonly #parsed = new WeakMap<TextDocument, Parsed>();
  readonly #selections = new Map<TextDocument, readonly ScoredSelection[]>();
  readonly #changed = new EventEmitter<TextDocument>();
  /** Scored selections came or went. */
  readonly onDidChangeSelections = this.#changed.event;

  constructor() {
    const owned: Disposable[] = [];
    super(() => Disposable.from(...owned).dispose());
    owned.push(
      this.#changed,
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      workspace.onDidCloseTextDocument((document) => this.#selections.delete(document)),
    );
  }

  /** What the document's format holds; nothing where the language has no format. Cached by version. */
  found(document: TextDocument): Found {
    const kind = kindOfLanguage(document.languageId);
    if (kind === undefined) return nothing;
    const cached = this.#parsed.get(document);
    if (cached?.version === document.version) return cached.found;
    const { responses, problems } = findResponses(document.getText(), kind);
    const found = { responses: responses.map((response) => ({ ...response, selected: false })), problems };
    this.#parsed.set(document, { version: document.version, found });
    return found;
  }

  /** Every response of the document, found and selected. */
  responses(document: TextDocument): DocumentResponse[] {
    const selected = (this.#selections.get(document) ?? []).map((selection) => toResponse(document, selection));
    return [...this.found(document).responses, ...selected];
  }

  /** Scores this stretch from now on, as an answer to `query`; one that it overlaps is replaced. */
  addSelection(document: TextDocument, range: OffsetRange, query: string): void {
    const others = (this.#selections.get(document) ?? []).filter(
      (old) => old.range.end <= range.start || old.range.start >= range.end,
    );
    this.#selections.set(document, [...others, { range, query }]);
    this.#changed.fire(document);
  }

  removeSelection(document: TextDocument, start: number): void {
    const rest = (this.#selections.get(document) ?? []).filter((old) => old.range.start !== start);
    this.#selections.set(document, rest);
    this.#changed.fire(document);
  }

  /** The query nearest to an offset: the last one that stands before it, else the first of the document. */
  nearestQuery(document: TextDocument, offset: number): string | undefined {
    const { responses } = this.found(document);
    const around = responses.find((response) => response.start <= offset && offset <= response.end);
    const before = responses.findLast((response) => response.queryStart <= offset);
    return (around ?? before ?? responses[0])?.query;
  }

  #follow({ document, contentChanges }: TextDocumentChangeEvent): void {
    const selections = this.#selections.get(document);
    if (selections === undefined) return;
    const moved = selections.flatMap(({ range, query }) => {
      const shifted = shiftRangeByEdit(range, contentChanges);
      return shifted === undefined ? [] : [{ range: shifted, query }];
    });
    this.#selections.set(document, moved);
  }
}

function toResponse(document: TextDocument, { range, query }: ScoredSelection): DocumentResponse {
  const { start, end } = range;
  const position = document.positionAt(start);
  return {
    query,
    response: document.getText(new Range(position, document.positionAt(end))),
    label: messages.hover.selection(position.line + 1),
    start,
    end,
    anchor: start,
    queryStart: start,
    queryEnd: start,
    selected: true,
  };
}
