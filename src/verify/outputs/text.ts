import { shorten, probabilityText } from "../../report/format.ts";
import type { CaseResult, Loss, VerifyReport } from "../result.ts";
import { baselineTexts, countText } from "../sentences.ts";
import { oneLine } from "./one-line.ts";

/** Characters of a text that a line shows. */
const SHOWN = 100;

/** For a terminal: one line a case, more of those that did not pass. */
export function text(report: VerifyReport): string {
  const lines = report.cases.flatMap(caseLines);
  const { baseline } = report;
  const compared = baseline
    ? [
        "",
        ...baselineTexts(baseline),
        ...baseline.comparisons.flatMap(({ losses }) => losses.flatMap(lossLines)),
        ...baseline.models.flatMap(({ changed }) =>
          changed.map(
            ({ result, before }) => `  ${before} → ${result.status}  ${result.file}:${result.line}  ${result.name}`,
          ),
        ),
      ]
    : [];
  return written([...lines, "", countText(report), ...compared]);
}

/** What the report says of one case. */
export const caseText = (one: CaseResult): string => written(caseLines(one));

function caseLines({ status, file, line, name, reason, details }: CaseResult): string[] {
  const head = `${status.padEnd(6)}  ${file}:${line}  ${name}`;
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
