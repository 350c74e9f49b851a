import { window, type TextDocument, type TextEditor } from "vscode";
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
