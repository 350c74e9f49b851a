import { classify } from "../roles/names.ts";
import type { RecordSource } from "./record-source.ts";

/** The rows of the tables of a Markdown text whose header has a query and a response or a verdict; each on its line. Linear. */
export function pipeTables(text: string): readonly RecordSource[] {
  const records: RecordSource[] = [];
  let header: readonly string[] | undefined;
  let before = "";
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (before.includes("|") && isBelowHeader(line)) {
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

/** Whether a line has nothing but dashes in its cells. */
const isBelowHeader = (line: string): boolean =>
  line.includes("-") && cellsOf(line).every((cell) => /^:?-+:?$/.test(cell));

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
  return roles.has("query") && ["response", "chosen", "verdict"].some((role) => roles.has(role as "verdict"));
}
