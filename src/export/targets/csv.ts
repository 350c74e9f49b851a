import Papa from "papaparse";
import { OWN_COLUMNS, RUNS } from "../../formats/records/csv/formula-guard.ts";
import { cellsOf } from "../columns.ts";
import { leavesBehind, leavesOut } from "../losses.ts";
import { type Preference } from "../preference.ts";
import type { Target } from "../target.ts";

/** For spreadsheets: UTF-8 with its mark, CRLF between rows, and no cell that a spreadsheet would run as a formula. */
export const csv: Target = {
  name: "csv",
  title: "CSV",
  description: "a table for spreadsheets and pandas, with all that a choice says",
  ending: "csv",
  documented: "https://www.rfc-editor.org/rfc/rfc4180",
  leavesOut: [leavesOut.skips, leavesOut.same],
  leavesBehind: [leavesBehind.characters],
  *write(preferences) {
    yield `\uFEFF${row([...OWN_COLUMNS])}`;
    for (const preference of preferences) yield row(toCells(preference));
  },
};

function toCells(preference: Preference): (string | number)[] {
  const { messages, tags, ...cells } = cellsOf(preference);
  const [only] = messages;
  const isPlain = messages.length === 1 && only.role === "user";
  const values = { ...cells, tags: tags.join(", "), messages: isPlain ? "" : JSON.stringify(messages) };
  return OWN_COLUMNS.map((name) => values[name]);
}

function row(cells: readonly (string | number)[]): string {
  return `${Papa.unparse([cells], { escapeFormulae: RUNS })}\r\n`;
}
