import type { RecordProblem } from "../found.ts";
import { asRecord, type RecordSource } from "./record-source.ts";
import { jsonElements } from "./json-elements.ts";
import { parseLooseJson, type JsonLine } from "./json-lines.ts";
import { encodedValue } from "./python-literal.ts";

export interface LineRecords {
  readonly records: readonly RecordSource[];
  readonly problems: readonly RecordProblem[];
}

/**
 * The records of JSON Lines, of which some may be written badly: a comma after a line is the rest of a list; two objects on
 * one line are two records; Python may have printed the line; a line that is a list of messages is a conversation. A line that is not JSON is a problem.
 */
export function lineRecords(lines: Iterable<JsonLine>): LineRecords {
  const records: RecordSource[] = [];
  const problems: RecordProblem[] = [];
  for (const line of lines) {
    const read = recordsOfLine(line);
    if ("message" in read) problems.push(read);
    else records.push(...read);
  }
  return { records, problems };
}

/** The records of one line, mostly one; or what is wrong with it. */
export function recordsOfLine({
  number: line,
  text: source,
}: Omit<JsonLine, "start">): readonly RecordSource[] | RecordProblem {
  const parsed = parseLooseJson(source);
  if ("value" in parsed) {
    const twice = twiceIn(source, parsed.value);
    return twice === undefined ? [{ line, value: asRecord(parsed.value) }] : { line, message: occursTwice(twice) };
  }
  const repaired = repair(source);
  return repaired?.map((value) => ({ line, value: asRecord(value) })) ?? { line, message: parsed.message };
}

/** The objects of a line that is not one JSON value, or the one that Python printed; undefined where one of them is damaged. */
function repair(source: string): readonly unknown[] | undefined {
  const line = source.trim().replace(/,$/, "");
  const printed = /^\{\s*'/.test(line) ? encodedValue(line) : undefined;
  if (printed) return [printed];
  if (!line.startsWith("{") || !line.endsWith("}")) return undefined;
  const joined = [...jsonElements(`[${line.replaceAll("}{", "},{")}]`)].map((one) => parseLooseJson(one.text));
  return joined.every((one) => "value" in one) ? joined.map((one) => one.value) : undefined;
}

/** What is wrong with a record of which a field occurs twice. */
export const occursTwice = (name: string): string => `"${name}" occurs twice. Keep one of them`;

/** Of so many names each is looked for in the whole source. */
const FEW = 16;

/** A field of the object itself that occurs twice: readers of JSON take the one or the other. */
export function twiceIn(source: string, value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const names = Object.keys(value);
  if (names.length > FEW) return topLevelTwice(source);
  // Each name with its quotes and colon at least once; more only where one occurs twice, or within a text or another object.
  const suspect = names.find((name) => {
    const mark = `"${name}"`;
    const first = source.indexOf(mark);
    return first >= 0 && source.indexOf(mark, first + mark.length) >= 0;
  });
  return suspect === undefined ? undefined : topLevelTwice(source);
}

/** The first name of the outermost object that occurs twice. */
function topLevelTwice(source: string): string | undefined {
  const seen = new Set<string>();
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const unit = source[at];
    if (unit === "{" || unit === "[") depth++;
    else if (unit === "}" || unit === "]") depth--;
    else if (unit === '"') {
      const start = at++;
      while (source[at] !== '"') at += source[at] === "\\" ? 2 : 1;
      if (depth !== 1 || !/^\s*:/.test(source.slice(at + 1, at + 20))) continue;
      const name = source.slice(start + 1, at);
      if (seen.has(name)) return name;
      seen.add(name);
    }
  }
  return undefined;
}
