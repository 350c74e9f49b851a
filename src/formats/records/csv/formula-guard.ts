/** The columns of a table that Reward Lens exports, in their order: by them it knows its own files. */
export const OWN_COLUMNS = [
  "prompt",
  "response_a",
  "response_b",
  "winner",
  "strength",
  "weight",
  "annotator",
  "at",
  "reason",
  "tags",
  "messages",
] as const;

/**
 * A cell that a spreadsheet may run: OWASP's list (= + - @, tab, line ends) with the wide forms of the signs, also behind
 * apostrophes and blanks. In an export it gets an apostrophe before it, so a cell with an apostrophe of its own before such a sign gets one more.
 */
export const RUNS = /^(?:'*[\t\r\n]|[\s']*[=+\-@＝＋－＠])/;

/** Whether a table is one that Reward Lens exported. */
export function isOwnTable(header: readonly string[]): boolean {
  return header.length === OWN_COLUMNS.length && OWN_COLUMNS.every((name, i) => header[i] === name);
}

/** A cell of an exported table without the apostrophe that kept spreadsheets from running it. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell.slice(1)) ? cell.slice(1) : cell;
}
