import type { HeadEvaluation } from "../../core/model/head-evaluation.ts";
import type { HeadCard } from "../../core/model/head.ts";
import { choicesFact, comparisonFacts, factText, measuredFacts, priorFact, type Fact } from "../../report/facts.ts";
import { choicesText, duration, percent, within } from "../../report/format.ts";
import { warningText } from "../../report/warning-text.ts";
import { headName, localTime } from "../heads/head-name.ts";
import { escapeMarkdown, markdownTable } from "../window/markdown-text.ts";
import { reportMessages as text } from "./report-messages.ts";

/** What is known about a training and not in its card; the report of an older model goes without. */
export interface TrainingFacts {
  /** Whole training, texts read and model fitted, in seconds. */
  readonly seconds: number;
  /** Lines of the preference log that were skipped. */
  readonly skipped: number;
}

/**
 * The card of a head as a page for people: every figure with its range, its baseline and its number of choices.
 * A card may come from a stranger, so its own words are escaped.
 */
export function reportMarkdown(card: HeadCard, facts?: TrainingFacts): string {
  const { report } = card;
  const rows = [
    ...rowsOf([
      choicesFact(card),
      ...measuredFacts(card),
      ...(report ? comparisonFacts(report) : []),
      ...priorFact(card),
    ]),
    [text.regularization(), text.regularizationValue(figure(card.ridge), figure(card.surfaceRidge))],
    [text.encoder(), `${escapeMarkdown(card.encoder)}, ${text.features(card.dimension)}`],
    [text.created(), localTime(new Date(card.created))],
    [text.data(), escapeMarkdown(card.data)],
    ...(facts === undefined ? [] : [[text.duration(), duration(facts.seconds)]]),
    ...(facts?.skipped ? [[text.skipped(), text.lines(facts.skipped)]] : []),
  ];
  return [
    `# ${escapeMarkdown(headName(card))}`,
    "",
    escapeMarkdown(card.description),
    "",
    ...markdownTable([text.figure(), text.value()], rows),
    "",
    text.ranges(),
    "",
    `## ${text.reading()}`,
    "",
    ...verdict(card).map((line) => `- ${line}`),
    "",
    ...(report ? reportSections(report) : []),
  ].join("\n");
}

/** Names of heads are among the words of a figure. */
const rowsOf = (facts: readonly Fact[]) =>
  facts.map((fact) => [escapeMarkdown(fact.name), mathText(escapeMarkdown(factText(fact)))]);

/** Punctuation of figures needs no escape, which would be in the way of whoever reads the source. */
const mathText = (escaped: string) => escaped.replace(/\\([%().,;:+=])/g, "$1");

/** Three digits, without trailing zeros. */
const figure = (value: number): string => String(Number(value.toPrecision(3)));

/** What the figures say, in words; never more than they say. */
function verdict(card: HeadCard): string[] {
  const { report } = card;
  const [low] = card.heldOutInterval;
  const better = report ? report.againstLength?.verdict === "better" : low > card.lengthBaseline;
  return [
    low > 0.5 ? text.aboveChance() : text.notAboveChance(),
    better ? text.aboveLength() : text.notAboveLength(),
    ...beforeLines(report),
    text.calibrationMeaning(),
  ];
}

/** Whether the model is better than the one before. */
function beforeLines(report: HeadEvaluation | undefined): string[] {
  if (report?.againstPrevious === undefined) return [];
  const { name, verdict } = report.againstPrevious;
  const lines = { better: text.betterThanBefore, worse: text.worseThanBefore, unknown: text.cannotTellFromBefore };
  return [lines[verdict](escapeMarkdown(name))];
}

/** Warnings, where there are any, and accuracy by confidence. */
function reportSections({ warnings, reliability }: HeadEvaluation): string[] {
  const lines = warnings
    .map(warningText)
    .map(({ cause, cure }) => `- **${escapeMarkdown(cause)}** ${escapeMarkdown(cure)}`);
  const rows = reliability.map(({ confidence, right, pairs }) => [
    percent(confidence),
    within(right),
    choicesText(pairs),
  ]);
  return [
    ...(lines.length > 0 ? [`## ${text.warnings()}`, "", ...lines, ""] : []),
    `## ${text.reliability()}`,
    "",
    ...markdownTable([text.confidence(), text.accuracy(), text.choices()], rows),
    "",
  ];
}
