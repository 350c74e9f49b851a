import { classify } from "../roles/names.ts";
import type { RecordSource } from "./record-source.ts";

const DELIMITERS = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)+\|?\s*$/;

/** The rows of the tables of a Markdown text whose header has a query and a response; each on its line. Linear. */
export function pipeTables(text: string): readonly RecordSource[] {
  const records: RecordSource[] = [];
  let header: readonly string[] | undefined;
  let before = "";
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (DELIMITERS.test(line.slice(0, LONGEST)) && before.includes("|")) {
      const names = cellsOf(before);
      header = hasRoles(names) ? names : undefined;
    } else if (!line.includes("|")) header = undefined;
    else if (header) {
      const cells = cellsOf(line);
      records.push({ line: i + 1, value: Object.fromEntries(header.map((name, k) => [name, cells[k] ?? ""])) });
    }
    before = line;
  }
  return records;
}

/** Characters of a line that may be the line below a header. */
const LONGEST = 1000;

function cellsOf(line: string): string[] {
  const own = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return own.split(/(?<!\\)\|/).map((cell) =>
    cell
      .replaceAll("\\|", "|")
      .replace(/<br\s{0,9}\/?>/gi, "\n")
      .trim(),
  );
}

function hasRoles(names: readonly string[]): boolean {
  const roles = new Set(names.map((name) => classify(name).role));
  return roles.has("query") && (roles.has("response") || roles.has("chosen"));
}
