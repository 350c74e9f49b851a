import { readBlocks } from "./blocks.ts";
import type { FoundDocument } from "./found.ts";
import { findJsonlPairs } from "./jsonl-pairs.ts";
import { MAX_MARKDOWN } from "./limits.ts";
import { lineCounter } from "./line-counter.ts";
import { findHeadedResponses } from "./markdown-headings.ts";
import { findTurns } from "./transcript.ts";

export type DocumentKind = "markdown" | "jsonl" | "plaintext";

/**
 * Finds the responses of a document, with their queries and places, in the order of the document.
 *
 * Markdown: `## Query` / `## Response …` headings, else a chat transcript outside code blocks. Plain text: a chat
 * transcript. JSONL: pairs. Linear in the text's length. Of Markdown no more than MAX_MARKDOWN characters are read; a
 * problem says so.
 */
export function findResponses(text: string, kind: DocumentKind): FoundDocument {
  if (kind === "jsonl") return findJsonlPairs(text);
  if (kind === "plaintext") return findTurns(text, []);
  return text.length <= MAX_MARKDOWN ? findInMarkdown(text) : findInBeginning(text);
}

function findInMarkdown(text: string): FoundDocument {
  const { headings, verbatim } = readBlocks(text);
  const headed = findHeadedResponses(text, headings);
  const empty = headed.responses.length === 0 && headed.problems.length === 0;
  return empty ? findTurns(text, verbatim) : headed;
}

/** The responses that end within the first MAX_MARKDOWN characters; a problem says where the rest begins. */
function findInBeginning(text: string): FoundDocument {
  const beginning = text.slice(0, text.lastIndexOf("\n", MAX_MARKDOWN - 1) + 1 || MAX_MARKDOWN);
  const { responses, problems } = findInMarkdown(beginning);
  if (responses.length === 0 && problems.length === 0) return { responses, problems };
  const line = lineCounter(text)(beginning.length);
  const message = `is where reading ends: of Markdown, ${MAX_MARKDOWN / 1e6} million characters are read. Split the file`;
  // One that reaches the end may go on behind it.
  const whole = responses.filter(({ end }) => end < beginning.trimEnd().length);
  return { responses: whole, problems: [...problems, { line, message }] };
}

/** The kind of document a file is, by its name, or undefined where none is read from such files. */
export function documentKind(fileName: string): DocumentKind | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1].toLowerCase() ?? "";
  if (["md", "markdown", "mdx"].includes(extension)) return "markdown";
  if (["jsonl", "ndjson"].includes(extension)) return "jsonl";
  return ["txt", "text"].includes(extension) ? "plaintext" : undefined;
}
