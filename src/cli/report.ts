import { comparisonFacts, factText, reliabilityFacts, reportFacts, type Fact } from "../report/facts.ts";
import { warningText } from "../report/warning-text.ts";
import type { HeadEvaluation } from "../core/model/head-evaluation.ts";
import type { Head } from "../core/model/head.ts";
import { secondsSince } from "./figures.ts";
import type { Terminal } from "./terminal.ts";

/** Figures as rows of a table. */
export const factRows = (facts: readonly Fact[]): [string, string][] =>
  facts.map((fact) => [fact.name, factText(fact)]);

/** The figures of a report. */
export const reportRows = (report: HeadEvaluation): [string, string][] =>
  factRows([...reportFacts(report), ...comparisonFacts(report)]);

/** Accuracy by confidence, one row per bin. */
export const reliabilityRows = (report: Pick<HeadEvaluation, "reliability">): [string, string][] =>
  factRows(reliabilityFacts(report));

/** A report for JSON: each warning has its sentences next to its figures. */
export function reportJson(report: HeadEvaluation) {
  return { ...report, warnings: report.warnings.map((warning) => ({ ...warning, ...warningText(warning) })) };
}

/** What `train --json` prints. @param started of performance.now(). @param folder of the saved model */
export function trainingJson({ card, report }: Head, ties: number, started: number, folder: string) {
  return {
    pairs: card.pairs - ties,
    ...(ties > 0 && { ties }),
    queries: card.queries,
    heldOutAccuracy: card.heldOutAccuracy,
    heldOutInterval: card.heldOutInterval,
    heldOutLoss: card.heldOutLoss,
    lengthBaseline: card.lengthBaseline,
    ...(card.report?.surfaceBaseline && { surfaceBaseline: card.report.surfaceBaseline.value }),
    ece: card.ece,
    unseen: card.unseen,
    ...(card.report && { report: reportJson(card.report) }),
    ...(report && report.learning.length > 0 && { learning: report.learning }),
    ridge: card.ridge,
    priors: card.priors,
    seconds: secondsSince(started),
    head: folder,
    id: card.id,
    encoder: card.encoder,
  };
}

/** Prints the warnings of a report to stderr: stdout has results only. */
export function printWarnings({ warnings }: Pick<HeadEvaluation, "warnings">, terminal: Terminal): void {
  for (const { cause, cure } of warnings.map(warningText)) terminal.warn(`warning: ${cause} ${cure}`);
}
