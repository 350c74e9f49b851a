import {
  FileSystemError,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
  type Disposable,
} from "vscode";
import { commandIds } from "../contributions.ts";
import { findInSource } from "./find-source.ts";
import { chosenEntry, type History } from "./history.ts";
import { historyMessages as text } from "./history-messages.ts";
import { plainLabel } from "../window/markdown-text.ts";
import type { Entry } from "./entries.ts";
import { accessOf } from "../pairs/queues/source-access.ts";
import { registerCommand } from "../window/register.ts";

/** Open Source: the file that a choice's responses came from, at the response, where it is still there. */
export function registerHistoryOpenSource(history: History): Disposable {
  return registerCommand(commandIds.historyOpenSource, history.services.log, async (node?: unknown) => {
    const entry = chosenEntry(history, node);
    if (!entry) return undefined;
    const { source } = entry.choice.original;
    if (source === "") return offerTexts(history, entry, text.noSource());
    const folder = history.stores.folderOf(entry.store) ?? "";
    const uri = Uri.joinPath(Uri.file(folder), source);
    if ((await accessOf({ kind: "file", uri }, folder)).kind !== "allowed")
      return offerTexts(history, entry, text.sourceOutside(source));
    if (!(await exists(uri))) return offerTexts(history, entry, text.sourceGone(source));
    const document = await workspace.openTextDocument(uri);
    const editor = await window.showTextDocument(document);
    const record = await entry.store.read(entry.choice.original.id);
    const found = history.services.documents.found(document).responses;
    const place = findInSource(record, document.getText(), found);
    if (place === undefined) return offerTexts(history, entry, text.notInSource(source));
    const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    return { line: range.start.line };
  });
}

function offerTexts({ texts }: History, entry: Entry, message: string): void {
  void window.showInformationMessage(plainLabel(message), text.showTexts()).then((answer) => {
    if (answer !== undefined) void texts.show(entry);
  });
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}
