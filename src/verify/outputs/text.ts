import { shorten, probabilityText } from "../../report/format.ts";
import type { CaseResult, Loss, VerifyReport } from "../result.ts";
import { countText, reportTexts } from "../sentences.ts";
import { gainText, shownExamples, soundnessTables, TABLE_NOTE, type Table } from "../soundness/sentences.ts";
import type { Soundness } from "../soundness/result.ts";
import { oneLine } from "./one-line.ts";

/** Characters of a text that a line shows. */
const SHOWN = 100;

/** For a terminal: one line a case, more of those that did not pass. */
export function text(report: VerifyReport): string {
  const lines = report.cases.flatMap(caseLines);
  const { baseline, soundness } = report;
  const said = reportTexts(report);
  const compared = baseline
    ? [
        ...baseline.comparisons.flatMap(({ losses }) => losses.flatMap(lossLines)),
        ...baseline.models.flatMap(({ changed }) =>
          changed.map(
            ({ result, before }) => `  ${before} → ${result.status}  ${result.file}:${result.line}  ${result.name}`,
          ),
        ),
      ]
    : [];
  const more = [
    ...(said.length > 0 ? ["", ...said] : []),
    ...compared,
    ...(soundness ? soundnessLines(soundness) : []),
  ];
  return written([...lines, "", countText(report), ...more]);
}

function soundnessLines(found: Soundness): string[] {
  const examples = shownExamples(found).flatMap((example) => [
    `  ${gainText(example)}`,
    `        query:  ${shorten(example.query, SHOWN)}`,
    `        before: ${shorten(example.before, SHOWN)}`,
    `        after:  ${shorten(example.after, SHOWN)}`,
  ]);
  const tables = soundnessTables(found);
  return [
    ...tables.flatMap((table) => ["", ...tableLines(table)]),
    ...(tables.length > 0 ? ["", TABLE_NOTE] : []),
    ...examples,
  ];
}

function tableLines({ title, columns, rows }: Table): string[] {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i].length)));
  const line = (cells: readonly string[]) =>
    `  ${cells
      .map((cell, i) => cell.padEnd(widths[i]))
      .join("  ")
      .trimEnd()}`;
  return [`${title}:`, ...[columns, ...rows].map(line)];
}

/** What the report says of one case. */
export const caseText = (one: CaseResult): string => written(caseLines(one));

function caseLines({ status, file, line, name, reason, details }: CaseResult): string[] {
  const place = `${file}:${line}`;
  const head = `${status.padEnd(6)}  ${place}${name === place ? "" : `  ${name}`}`;
  return status === "passed" ? [head] : [head, `        ${reason}`, ...details.map((detail) => `        ${detail}`)];
}

const written = (lines: readonly string[]): string => lines.map((line) => `${spaced(line)}\n`).join("");

function lossLines({ query, probability, before, after }: Loss): string[] {
  return [
    `  ${probabilityText(probability)}  ${shorten(query, SHOWN)}`,
    `        before: ${shorten(before, SHOWN)}`,
    `        now:    ${shorten(after, SHOWN)}`,
  ];
}

/** One line with the blanks at its beginning and between its columns. */
const spaced = (line: string) => /^ */.exec(line)![0] + line.trim().split("  ").map(oneLine).join("  ");
