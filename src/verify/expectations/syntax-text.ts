import type { YAMLParseError } from "yaml";
import { shorten } from "../../report/format.ts";

/** What is wrong with the YAML and what to write, as one sentence without its full stop. */
export function syntaxText({ code, message }: Pick<YAMLParseError, "code" | "message">): string {
  const said = `is not valid YAML: ${shorten(message, 100)}`;
  // `score: >= 0.6`: a ">" begins a folded text.
  if (/^Block scalar header .*[<>]/.test(message)) return `${said}. Put the threshold in quotes: ">= 0.6"`;
  return `${said}. ${CURES[code] ?? "Put a text with : # { [ or quotes in quotes, or after | on lines of its own"}`;
}

const CURES: Partial<Record<YAMLParseError["code"], string>> = {
  TAB_AS_INDENT: "Indent by spaces",
  DUPLICATE_KEY: "Remove one of the two",
  BAD_INDENT: "Indent the lines of a list or a text alike, and close what was opened",
  MISSING_CHAR: "Close the quote or the bracket",
  MULTIPLE_DOCS: "Put each document in a file",
  BAD_ALIAS: "Write the text out",
};
