import { Range, Selection, TextEditorRevealType, window, workspace, type TextDocument, type Uri } from "vscode";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { OffsetRange } from "../documents/tracked-range.ts";

/** Shows a stretch of a document, with the cursor at its start, or with all of it selected. @returns its range */
export async function reveal(
  document: TextDocument,
  { start, end }: OffsetRange,
  { select = false, preserveFocus = false } = {},
): Promise<Range> {
  const editor = await window.showTextDocument(document, { preserveFocus });
  const range = new Range(document.positionAt(start), document.positionAt(end));
  editor.selection = new Selection(range.start, select ? range.end : range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  return range;
}

/** Shows a response in its document. */
export async function goToResponse(uri: Uri, response: DocumentResponse): Promise<void> {
  await reveal(await workspace.openTextDocument(uri), response);
}
