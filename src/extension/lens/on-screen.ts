import { window, workspace, type TextDocument, type TextEditor } from "vscode";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { DocumentService } from "../documents/document-service.ts";

/** The editors in sight that have a document. */
export function editorsOf(document: TextDocument): TextEditor[] {
  return window.visibleTextEditors.filter((editor) => editor.document === document);
}

/** The responses on the screen that have a text, those of each line together. */
export function linesOnScreen(
  documents: Pick<DocumentService, "responsesIn">,
  { document, visibleRanges }: TextEditor,
): DocumentResponse[][] {
  const responses = visibleRanges.flatMap(({ start, end }) => documents.responsesIn(document, start.line, end.line));
  const withText = responses.filter(({ response }) => response.trim() !== "");
  return [...Map.groupBy(withText, ({ anchor }) => anchor).values()];
}

/** VS Code 1.139 draws no lenses in text of more characters or lines, unless `editor.largeFileOptimizations` is off. */
const [MOST_CHARACTERS, MOST_LINES] = [20 * 1024 * 1024, 300_000];

/** Whether VS Code draws the document's lenses. */
export function hasLenses(document: TextDocument): boolean {
  if (!workspace.getConfiguration("editor", document).get<boolean>("largeFileOptimizations", true)) return true;
  const { end } = document.lineAt(document.lineCount - 1).range;
  return document.lineCount <= MOST_LINES && document.offsetAt(end) <= MOST_CHARACTERS;
}
