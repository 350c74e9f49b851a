import { parseJsonLine } from "./json-lines.ts";
import { parsePythonLiteral } from "./python-literal.ts";

/** The list or object that a text is, as JSON or as Python prints it; undefined for any other text. Linear. */
export function encodedValue(text: string): object | undefined {
  if (!/^\s*(?:[[{(]|array\()/.test(text)) return undefined;
  const parsed = parseJsonLine(text);
  const value = "value" in parsed ? parsed.value : parsePythonLiteral(text.trim());
  return typeof value === "object" && value !== null ? value : undefined;
}
