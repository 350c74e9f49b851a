import { Uri, window, workspace } from "vscode";
import { accessOf } from "../pairs/queues/source-access.ts";
import { exists } from "../services/workspace-files.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { reveal } from "../window/reveal.ts";
import type { Entry } from "./entries.ts";
import { findInSource } from "./find-source.ts";
import { historyMessages as text } from "./history-messages.ts";
import { chosenEntry, type History } from "./history.ts";

/** Opens the file that a choice's responses came from, at the response, where it is still there. @returns its line */
export async function openSource(history: History, row: unknown): Promise<{ readonly line: number } | undefined> {
  const entry = chosenEntry(history, row);
  if (!entry) return undefined;
  const { source } = entry.choice.original;
  if (source === "") return offerTexts(history, entry, text.noSource());
  const { folder } = entry.store;
  const uri = Uri.joinPath(Uri.file(folder), source);
  if ((await accessOf({ kind: "file", uri }, folder)).kind !== "allowed")
    return offerTexts(history, entry, text.sourceOutside(source));
  if (!(await exists(uri))) return offerTexts(history, entry, text.sourceGone(source));
  const document = await workspace.openTextDocument(uri);
  const record = await entry.store.read(entry.choice.original.id);
  const found = history.services.documents.found(document).responses;
  const place = findInSource(record, document.getText(), found);
  if (place !== undefined) return { line: (await reveal(document, place)).start.line };
  await window.showTextDocument(document);
  return offerTexts(history, entry, text.notInSource(source));
}

function offerTexts({ texts }: History, entry: Entry, message: string): undefined {
  void window.showInformationMessage(plainLabel(message), text.showTexts()).then((answer) => {
    if (answer !== undefined) void texts.show(entry);
  });
}
