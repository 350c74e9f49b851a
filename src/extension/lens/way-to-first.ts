import { CodeLens, Range, type TextDocument } from "vscode";
import type { DocumentResponse } from "../documents/document-response.ts";
import { messages } from "../messages.ts";
import { ALL_LINES_UP_TO } from "./lens-lines.ts";

/** Lines that the smallest usual window shows. */
const FIRST_SCREEN = 30;

/** A lens over the first line that leads to the first response, where that is below what a person sees who opens the file. */
export function wayToFirst(document: TextDocument, responses: readonly DocumentResponse[]): CodeLens[] {
  if (responses.length === 0) return [];
  const first = document.positionAt(Math.min(...responses.map(({ anchor }) => anchor)));
  if (first.line < FIRST_SCREEN) return [];
  // Of a longer document only these lines were looked at.
  const count = document.lineCount <= ALL_LINES_UP_TO ? responses.length : undefined;
  const lens = new CodeLens(new Range(0, 0, 0, 0));
  const selection = new Range(first, first);
  lens.command = {
    command: "vscode.open",
    title: messages.lens.firstBelow(count, first.line + 1),
    arguments: [document.uri, { selection }],
  };
  return [lens];
}
