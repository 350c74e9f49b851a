import type { TextEditor } from "vscode";
import type { OffsetRange } from "./tracked-range.ts";

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
