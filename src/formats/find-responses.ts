import { readBlocks } from "./blocks.ts";
import type { FoundDocument } from "./found.ts";
import { findJsonlPairs } from "./jsonl-pairs.ts";
import { findHeadedResponses } from "./markdown-headings.ts";
import { findTurns } from "./transcript.ts";

export type DocumentKind = "markdown" | "jsonl" | "plaintext";

/**
 * Finds the responses of a document, with their queries and places, in the order of the document.
 *
 * Markdown: `## Query` / `## Response …` headings, else a chat transcript outside code blocks. Plain text: a chat
 * transcript. JSONL: pairs. Linear in the text's length.
 */
export function findResponses(text: string, kind: DocumentKind): FoundDocument {
  if (kind === "jsonl") return findJsonlPairs(text);
  if (kind === "plaintext") return findTurns(text, []);
  const { headings, verbatim } = readBlocks(text);
  const headed = findHeadedResponses(text, headings);
  const empty = headed.responses.length === 0 && headed.problems.length === 0;
  return empty ? findTurns(text, verbatim) : headed;
}

/** The kind of document a file is, by its name, or undefined where none is read from such files. */
export function documentKind(fileName: string): DocumentKind | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1].toLowerCase() ?? "";
  if (["md", "markdown", "mdx"].includes(extension)) return "markdown";
  if (["jsonl", "ndjson"].includes(extension)) return "jsonl";
  return ["txt", "text"].includes(extension) ? "plaintext" : undefined;
}
