import type { FoundDocument } from "../found.ts";
import { MAX_MARKDOWN } from "../text/limits.ts";
import { lineCounter } from "../text/place.ts";
import { readChatExport } from "./chat-exports.ts";
import type { DocumentKind } from "./document-kinds.ts";
import { readDocument, type DocumentOptions } from "./read-document.ts";

/** Characters of a line that count: blocks in one another are found in its first few. */
const LONG_LINE = 80;

/**
 * Finds the responses of a document, with their queries and places, in the order of the document. Markdown and plain text:
 * readDocument. Linear in the text's length. Of Markdown no more than MAX_MARKDOWN characters are read, a long
 * line counted in part; a problem says so. Of a longer plain text the labels are read.
 */
export function findResponses(text: string, kind: DocumentKind, options?: DocumentOptions): FoundDocument {
  const steps = responsesByStep(text, kind, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** findResponses in steps: yields how much of the text is read, 0 to 1. */
export function* responsesByStep(
  text: string,
  kind: DocumentKind,
  options?: DocumentOptions,
): Generator<number, FoundDocument> {
  const chat = readChatExport(text);
  if (chat) return chat;
  const end = text.length <= MAX_MARKDOWN ? text.length : endOfReading(text);
  if (end === text.length) return yield* readDocument(text, options, kind);
  return yield* kind === "plaintext" ? readDocument(text, options, "long") : readBeginning(text, end, kind, options);
}

/** Where the line begins that is too much; of a long line only the beginning counts, because its rest takes nearly no memory. */
function endOfReading(text: string): number {
  let counted = 0;
  let start = 0;
  for (const { index, 0: newline } of text.matchAll(/\r\n?|\n/g)) {
    const next = index + newline.length;
    counted += Math.min(next - start, LONG_LINE);
    if (counted > MAX_MARKDOWN) return start;
    start = next;
  }
  return text.length;
}

/** The responses that end before the place where reading ends; a problem says where that is. */
function* readBeginning(
  text: string,
  end: number,
  kind: DocumentKind,
  options?: DocumentOptions,
): Generator<number, FoundDocument> {
  const beginning = text.slice(0, end);
  const { responses, problems, notice } = yield* readDocument(beginning, options, kind);
  if (responses.length === 0 && problems.length === 0) return { responses, problems, notice };
  const line = lineCounter(text)(end);
  const message = `is where reading ends: of Markdown, ${MAX_MARKDOWN / 1e6} million characters in short lines are read. Split the file`;
  // One that reaches the end may continue after it.
  const whole = responses.filter((response) => response.end < beginning.trimEnd().length);
  return { responses: whole, problems: [...problems, { line, message }] };
}
