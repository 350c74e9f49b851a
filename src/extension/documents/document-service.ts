import { Disposable, EventEmitter, Range, workspace } from "vscode";
import type { TextDocument, TextDocumentChangeEvent } from "vscode";
import type { Notice } from "../../formats/found.ts";
import { messages } from "../messages.ts";
import { shiftRangeByEdit, type OffsetRange } from "./tracked-range.ts";
import { DocumentReader, type Found, type KnownColumns } from "./document-reader.ts";
import type { DocumentResponse } from "./document-response.ts";

interface ScoredSelection {
  readonly range: OffsetRange;
  readonly query: string;
}

const FIRST_LINES = 5000;

/** Which responses a document has, read once per version, and its scored selections, which move with the text. */
export class DocumentService extends Disposable {
  readonly #reader: DocumentReader;
  readonly #selections = new Map<TextDocument, readonly ScoredSelection[]>();
  readonly #changed = new EventEmitter<TextDocument>();
  /** Scored selections came or went. */
  readonly onDidChangeSelections = this.#changed.event;

  /**
   * @param queryOf the query that a person set for a document whose responses have none
   * @param columns what was answered about the columns of tables
   */
  constructor(queryOf: (document: TextDocument) => string | undefined = () => undefined, columns?: KnownColumns) {
    const owned: Disposable[] = [];
    super(() => Disposable.from(...owned).dispose());
    this.#reader = new DocumentReader(queryOf, columns);
    owned.push(
      this.#changed,
      workspace.onDidChangeTextDocument((event) => this.#follow(event)),
      workspace.onDidCloseTextDocument((document) => this.#selections.delete(document)),
    );
  }

  /** What the document has now; nothing where the language has no format. Cached by version. */
  found(document: TextDocument): Found {
    return this.#reader.found(document);
  }

  /** Whether a large document is still to be read before its lenses are known. */
  mustWait(document: TextDocument): boolean {
    return this.#reader.mustWait(document);
  }

  /** Resolves when the document is read, or has changed: a large one in slices, with progress in the status bar. */
  whenRead(document: TextDocument): Promise<void> {
    return this.#reader.whenRead(document);
  }

  /** Why the document has no responses although it has marked parts; nothing of a large one as long as it is not read. */
  notice(document: TextDocument): Notice | undefined {
    return this.#reader.isLarge(document) ? undefined : this.found(document).notice;
  }

  /** Every response of the document, found and selected. */
  responses(document: TextDocument): DocumentResponse[] {
    return [...this.found(document).responses, ...this.#selected(document)];
  }

  /** The responses of some lines, the last one included, and all selected ones; of a large document only these are read. */
  responsesIn(document: TextDocument, first: number, last: number): DocumentResponse[] {
    return [...this.#reader.foundIn(document, first, last), ...this.#selected(document)];
  }

  /** Those of a document's first lines: one that has responses has one there, or is not worth the wait. */
  firstResponses(document: TextDocument): DocumentResponse[] {
    return this.responsesIn(document, 0, FIRST_LINES);
  }

  /** The responses to a query, selected ones included; none of a large document as long as it is not read. */
  rivals(document: TextDocument, query: string): DocumentResponse[] {
    const selected = this.#selected(document).filter((response) => response.query === query);
    return [...this.#reader.answers(document, query), ...selected];
  }

  #selected(document: TextDocument): DocumentResponse[] {
    return (this.#selections.get(document) ?? []).map((selection) => toResponse(document, selection));
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

  /** Selections that were scored against a query answer another one from now on; without one they are forgotten. */
  changeQuery(document: TextDocument, before: string, after: string | undefined): void {
    const selections = this.#selections.get(document);
    if (selections === undefined) return;
    const changed = selections.flatMap((one) =>
      one.query !== before ? [one] : after === undefined ? [] : [{ ...one, query: after }],
    );
    this.#selections.set(document, changed);
    this.#changed.fire(document);
  }

  /** The query nearest to an offset: the last one before it, else the first of the document. */
  nearestQuery(document: TextDocument, offset: number): string | undefined {
    const { responses } = this.found(document);
    const around = responses.find((response) => response.start <= offset && offset <= response.end);
    const before = responses.findLast((response) => response.queryStart <= offset);
    return (around ?? before ?? responses[0])?.query;
  }

  #follow({ document, contentChanges }: TextDocumentChangeEvent): void {
    // The responses of one cell answer the query of another.
    if (document.uri.scheme === "vscode-notebook-cell") this.#changed.fire(document);
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
