import { roundForDisplay } from "../core/evaluation/evidence.ts";
import type { Comparison, HeadEvaluation, Unseen } from "../core/model/head-evaluation.ts";
import type { Estimate } from "../core/types.ts";
import { warningText } from "../model-report/warning-text.ts";
import { percent, percentWithin } from "./figures.ts";
import type { Terminal } from "./terminal.ts";

const VERDICT = { better: "likely better", worse: "likely worse", unknown: "can't tell" } as const;

/** "65.2 % [63.6–66.8]" */
export function within({ value, low, high }: Estimate): string {
  return percentWithin(value, [low, high]);
}

/** "likely better: +4.0 points [1.0–7.0], p = 0.031, 120 pairs" */
export function compared({ verdict, difference, p, pairs }: Comparison): string {
  const [value, low, high] = [difference.value, difference.low, difference.high].map((share) =>
    (100 * share).toFixed(1),
  );
  const sign = difference.value > 0 ? "+" : "";
  return `${VERDICT[verdict]}: ${sign}${value} points [${low} to ${high}], p = ${p.toFixed(3)}, ${pairs} pairs`;
}

/** "0.612 [0.590–0.634], a coin 0.693" */
export function lossWithin({ value, low, high }: Estimate): string {
  return `${value.toFixed(3)} [${Math.max(0, low).toFixed(3)}–${high.toFixed(3)}], a coin ${Math.LN2.toFixed(3)}`;
}

/** The figures of a report, names and values. */
export function reportRows(report: HeadEvaluation): [string, string][] {
  const { loss, againstLength, againstPrevious, selfConsistency } = report;
  return [
    ["held-out accuracy", within(report.accuracy)],
    ["length only", within(report.lengthBaseline)],
    ...(report.surfaceBaseline ? [["surface features alone", within(report.surfaceBaseline)] as [string, string]] : []),
    ...(againstLength ? [["against length only", compared(againstLength)] as [string, string]] : []),
    ...(againstPrevious ? [[`against ${againstPrevious.name}`, compared(againstPrevious)] as [string, string]] : []),
    ...(selfConsistency
      ? ([
          ["same answer when asked again", `${within(selfConsistency.same)}, ${selfConsistency.pairs} pairs`],
          ["so right at most", within(selfConsistency.ceiling)],
        ] as [string, string][])
      : []),
    ["loss", lossWithin(loss)],
    ["calibration error", within(report.ece)],
  ];
}

/** "25.0 %, the others take about 30 choices" */
export const unseenText = ({ told, needed }: Unseen): string =>
  percent(told) + (needed === undefined ? "" : `, the others take about ${roundForDisplay(needed)} choices`);

/** How often a head was right where it was so sure, one row a bin. */
export function reliabilityRows({ reliability }: Pick<HeadEvaluation, "reliability">): [string, string][] {
  return reliability.map(({ confidence, right, pairs }) => [
    `sure by ${percent(confidence)}`,
    `right ${within(right)}, ${pairs} pairs`,
  ]);
}

/** A report for JSON: each warning has its sentences beside its figures. */
export function reportJson(report: HeadEvaluation) {
  return { ...report, warnings: report.warnings.map((warning) => ({ ...warning, ...warningText(warning) })) };
}

/** Prints the warnings of a report to stderr: stdout has results only. */
export function tellWarnings({ warnings }: Pick<HeadEvaluation, "warnings">, terminal: Terminal): void {
  for (const { cause, cure } of warnings.map(warningText)) terminal.tell(`warning: ${cause} ${cure}`);
}
