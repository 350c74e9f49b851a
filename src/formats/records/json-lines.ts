import { parse, type ParseError } from "jsonc-parser";

/** One line of a JSONL file that is not blank. */
export interface JsonLine {
  /** 1-based. */
  readonly number: number;
  /** Offset of the line's first character in the text. */
  readonly start: number;
  /** The line without its end and, on the first line, without the byte-order mark. */
  readonly text: string;
}

/**
 * The lines of a JSONL text: LF or CRLF ends a line, a byte-order mark is skipped, blank lines are left out.
 * U+2028 and a lone CR do not end a line: JSON allows both between or inside its values. Returns the number of the next line.
 * @param first number of the text's first line: more than 1 for a later part of a file
 */
export function* jsonLines(text: string, first = 1): Generator<JsonLine, number> {
  let start = first === 1 && text.startsWith("\uFEFF") ? 1 : 0;
  let number = first;
  for (; start < text.length; number++) {
    const newline = text.indexOf("\n", start);
    const next = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    if (end > start && text[end - 1] === "\r") end--;
    const line = text.slice(start, end);
    if (line.trim() !== "") yield { number, start, text: line };
    start = next;
  }
  return number;
}

/** Whether lines are JSON Lines: the first of several is a whole object or list. */
export function areJsonLines([first, second]: Iterable<JsonLine>): boolean {
  if (first === undefined || second === undefined) return false;
  const parsed = parseLooseJson(first.text);
  return "value" in parsed && typeof parsed.value === "object";
}

/** A JSON value, or what is wrong with the text, for people. */
export type ParsedLine = { readonly value: unknown } | { readonly message: string };

/** Parses one line as JSON; never throws. */
export function parseJsonLine(line: string): ParsedLine {
  try {
    return { value: JSON.parse(line) as unknown };
  } catch (error) {
    if (line.includes("\0"))
      return { message: "contains NUL characters, so it is not text. The file is damaged or UTF-16; save it as UTF-8" };
    const reason = error instanceof Error ? error.message : String(error);
    return { message: `is not JSON: ${shorten(reason)}. Each record must be one complete JSON object` };
  }
}

/** Parses JSON, also as Python writes it: NaN and Infinity, which are not JSON, become null. Never throws. */
export function parseLooseJson(text: string): ParsedLine {
  const parsed = parseJsonLine(text);
  if ("value" in parsed || !/\b(?:NaN|Infinity)\b/.test(text)) return parsed;
  // A string that nothing ends goes to the end of the text, so that no quote is looked at twice.
  const bare = text.replace(/"(?:[^"\\]|\\[^])*(?:"|\\?$)|-?\b(?:NaN|Infinity)\b/g, (part) =>
    part.startsWith('"') ? part : "null",
  );
  const again = parseJsonLine(bare);
  return "value" in again ? again : parsed;
}

/** Parses JSON with comments, and commas before what closes, as editors have it in settings; undefined for any other text. */
export function parseCommentedJson(text: string): { readonly value: unknown } | undefined {
  if (!/\/[/*]/.test(text)) return undefined;
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return errors.length === 0 ? { value } : undefined;
}

/** At most 160 characters of what a parser says, which may quote the file. */
export function shorten(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 159)}…`;
}
