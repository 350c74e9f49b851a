import { Range, Selection, TextEditorRevealType, window, workspace, type Uri } from "vscode";
import type { DocumentResponse } from "../documents/document-service.ts";

/** Shows a response in its document, selected from its start. */
export async function goToResponse(uri: Uri, response: DocumentResponse): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const editor = await window.showTextDocument(document);
  const range = new Range(document.positionAt(response.start), document.positionAt(response.end));
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
