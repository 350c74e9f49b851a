import { window, type TextDocument, type TextEditor } from "vscode";
import type { OffsetRange } from "./tracked-range.ts";

/** The document in front; with a panel in front no text editor is active, and the only one in sight is meant. */
export function documentInFront(): TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  const only = visibleTextEditors.length === 1 ? visibleTextEditors[0] : undefined;
  return (activeTextEditor ?? only)?.document;
}

/** The selected text without the blanks around it, in offsets; undefined where nothing but blanks is selected. */
export function trimmedSelection({
  document,
  selection,
}: TextEditor): (OffsetRange & { readonly text: string }) | undefined {
  const raw = document.getText(selection);
  const text = raw.trim();
  if (text === "") return undefined;
  const start = document.offsetAt(selection.start) + (raw.length - raw.trimStart().length);
  return { text, start, end: start + text.length };
}
