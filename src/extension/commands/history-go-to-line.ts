import { Position, Selection, Uri, window, workspace, Range, TextEditorRevealType, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { History } from "../history/history.ts";
import { isHistoryNode } from "../history/nodes.ts";
import { registerCommand } from "../window/register.ts";

/** Go to Line: a line of the log that could not be read, in its file. */
export function registerHistoryGoToLine(history: History): Disposable {
  return registerCommand(commandIds.historyGoToLine, history.services.log, async (argument?: unknown) => {
    const node = isHistoryNode(argument) ? argument : history.view.selected;
    if (node?.kind !== "problem") return;
    const document = await workspace.openTextDocument(Uri.file(node.store.path));
    const editor = await window.showTextDocument(document);
    const start = new Position(Math.min(node.problem.line, document.lineCount) - 1, 0);
    editor.selection = new Selection(start, start);
    editor.revealRange(new Range(start, start), TextEditorRevealType.InCenterIfOutsideViewport);
  });
}
