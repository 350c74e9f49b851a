import { NotebookCellKind, workspace, type NotebookDocument, type TextDocument } from "vscode";
import { placedAt, type FoundDocument } from "../../formats/found.ts";

/** Between cells, so that a heading at the end of one does not run into the next. */
const BETWEEN = "\n\n";

/** The notebook that a document is a Markdown cell of. */
export function notebookOf(document: TextDocument): NotebookDocument | undefined {
  if (document.uri.scheme !== "vscode-notebook-cell") return undefined;
  return workspace.notebookDocuments.find((notebook) => notebook.getCells().some((cell) => cell.document === document));
}

/** The text of a notebook's Markdown cells, one after the other. */
export function textOfNotebook(notebook: NotebookDocument): string {
  return cellsOf(notebook)
    .map(({ text }) => text)
    .join(BETWEEN);
}

/** What of a notebook's responses, and of its notice, is in a cell, with the places in this cell. */
export function responsesOfCell(
  { responses, notice }: FoundDocument,
  notebook: NotebookDocument,
  document: TextDocument,
): FoundDocument {
  const cell = cellsOf(notebook).find((one) => one.document === document);
  if (cell === undefined) return { responses: [], problems: [] };
  const { start, text } = cell;
  const end = start + text.length;
  const inCell = (offset: number) => Math.min(Math.max(offset - start, 0), text.length);
  const isHere = (anchor: number) => start <= anchor && anchor <= end;
  const own = responses.filter(({ anchor }) => isHere(anchor)).map((one) => placedAt(one, inCell));
  const ownNotice = notice && isHere(notice.anchor) ? { ...notice, anchor: inCell(notice.anchor) } : undefined;
  return { responses: own, problems: [], notice: ownNotice };
}

interface CellText {
  readonly document: TextDocument;
  readonly text: string;
  /** Its offset in the text of the notebook. */
  readonly start: number;
}

function cellsOf(notebook: NotebookDocument): CellText[] {
  let start = 0;
  return notebook
    .getCells()
    .filter(({ kind }) => kind === NotebookCellKind.Markup)
    .map(({ document }) => {
      const text = document.getText();
      const cell = { document, text, start };
      start += text.length + BETWEEN.length;
      return cell;
    });
}
