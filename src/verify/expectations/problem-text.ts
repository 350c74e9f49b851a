import type { YAMLParseError } from "yaml";
import { shorten } from "../../report/format.ts";
import type * as z from "zod";

/** What is wrong with the YAML and what to write, as one sentence without its full stop. */
export function syntaxText({ code, message }: Pick<YAMLParseError, "code" | "message">): string {
  if (code === "DUPLICATE_KEY") return "has this key twice. Remove one of the two";
  if (/call stack/.test(message)) return "has too many brackets inside of each other. Close them, or remove them";
  const said = `is not valid YAML: ${shorten(message, 100)}`;
  // `score: >= 0.6`: a ">" begins a folded text.
  if (/^Block scalar header .*[<>]/.test(message)) return `${said}. Put the threshold in quotes: ">= 0.6"`;
  return `${said}. ${CURES[code] ?? "Put a text with : # { [ or quotes in quotes, or after | on lines of its own"}`;
}

const CURES: Partial<Record<YAMLParseError["code"], string>> = {
  TAB_AS_INDENT: "Indent by spaces",
  BAD_INDENT: "Indent the lines of a list or a text alike, and close what was opened",
  MISSING_CHAR: "Close the quote or the bracket",
  MULTIPLE_DOCS: "Put each document in a file",
  BAD_ALIAS: "Write the text out",
};

/** Keys whose values are thresholds (schema.ts). */
const THRESHOLDS: ReadonlySet<PropertyKey | undefined> = new Set(["score", "mean", "winRate"]);

/** What is wrong with a value and what to write instead, as one sentence without its full stop. @param keys those known at the place. */
export function issueText(issue: z.core.$ZodIssue, keys: readonly string[]): string {
  const where = issue.path.map(String).join(".");
  if (where === "" && issue.code === "invalid_type") return "must begin with cases: and a list under it";
  const named = where === "" ? "the file" : `"${where}"`;
  if (issue.code === "unrecognized_keys") {
    const unknown = issue.keys.map((key) => `"${shorten(key, 40)}"`).join(", ");
    return `${unknown} ${issue.keys.length === 1 ? "is" : "are"} not known here. Known: ${keys.join(", ")}`;
  }
  if (issue.code === "invalid_type" || issue.code === "invalid_union") {
    if (issue.input === undefined) return `${named} is missing. Add it`;
    return `${named} must be ${expected(issue)}`;
  }
  if (issue.code === "too_small")
    return `${named} needs at least ${String(issue.minimum)} ${Number(issue.minimum) === 1 ? "entry" : "entries"}`;
  if (issue.code === "invalid_value") return `${named} must be one of ${issue.values.map(String).join(", ")}`;
  return `${named} ${issue.message}`;
}

function expected(issue: z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidUnion): string {
  if (THRESHOLDS.has(issue.path.at(-1))) return 'a threshold such as ">= 0.6", in quotes';
  if (issue.code === "invalid_union") return "a text in quotes, a file: with a path, or a list of these";
  const names: Record<string, string> = {
    string: "a text; put it in quotes",
    array: "a list",
    object: "keys with values",
  };
  return names[issue.expected] ?? issue.expected;
}
