import type { HeadCard } from "../../core/model/head.ts";
import type { Comparison, HeadEvaluation } from "../../core/model/head-evaluation.ts";
import type { Estimate } from "../../core/types.ts";
import { warningText } from "../../model-report/warning-text.ts";
import { escapeMarkdown, markdownTable } from "../window/markdown-text.ts";
import { percent } from "../scores/score.ts";
import { reportMessages as text } from "./report-messages.ts";

const within = ({ value, low, high }: Estimate) => text.withInterval(percent(value), percent(low), percent(high));
const points = (share: number) => (100 * share).toFixed(1);

function compared({ verdict, difference, p, pairs }: Comparison): string {
  const value = `${difference.value > 0 ? "+" : ""}${points(difference.value)}`;
  return text.compared(text[verdict](), value, points(difference.low), points(difference.high), p.toFixed(3), pairs);
}

/** Figures of a card without a report: those of an older version, and of shipped heads. */
export function cardRows(card: HeadCard): [string, string][] {
  return [
    [text.length(), percent(card.lengthBaseline)],
    [text.loss(), text.lossValue(card.heldOutLoss.toFixed(3), Math.LN2.toFixed(3))],
    [text.calibration(), percent(card.ece)],
  ];
}

/** Each figure with its interval. Names of heads are escaped: a card may come from a stranger. */
export function reportRows(report: HeadEvaluation): [string, string][] {
  const { againstLength, againstPrevious, selfConsistency, loss } = report;
  const [value, low, high] = [loss.value, loss.low, loss.high].map((nats) => nats.toFixed(3));
  const rows: [string, string][] = [];
  if (selfConsistency)
    rows.push(
      [text.sameAgain(), text.ofPairs(within(selfConsistency.same), selfConsistency.pairs)],
      [text.ceiling(), within(selfConsistency.ceiling)],
    );
  rows.push([text.length(), within(report.lengthBaseline)]);
  if (report.surfaceBaseline) rows.push([text.surface(), within(report.surfaceBaseline)]);
  if (againstLength) rows.push([text.againstLength(), compared(againstLength)]);
  if (againstPrevious)
    rows.push([text.againstPrevious(escapeMarkdown(againstPrevious.name)), compared(againstPrevious)]);
  rows.push([text.loss(), text.lossWithin(value, low, high, Math.LN2.toFixed(3))]);
  rows.push([text.calibration(), within(report.ece)]);
  return rows;
}

/** Whether the head is better than the one before, in words. */
export function beforeLines({ againstPrevious }: HeadEvaluation): string[] {
  if (againstPrevious === undefined) return [];
  const name = escapeMarkdown(againstPrevious.name);
  const lines = { better: text.betterThanBefore, worse: text.worseThanBefore, unknown: text.cannotTellFromBefore };
  return [lines[againstPrevious.verdict](name)];
}

/** Warnings, where there are any, and the reliability table. */
export function reportSections({ warnings, reliability }: HeadEvaluation): string[] {
  const lines = warnings
    .map(warningText)
    .map(({ cause, cure }) => `- **${escapeMarkdown(cause)}** ${escapeMarkdown(cure)}`);
  const rows = reliability.map(({ confidence, right, pairs }) => [percent(confidence), within(right), String(pairs)]);
  return [
    ...(lines.length > 0 ? [`## ${text.warnings()}`, "", ...lines, ""] : []),
    `## ${text.reliability()}`,
    "",
    ...markdownTable([text.sure(), text.right(), text.pairs()], rows),
    "",
  ];
}
