import type { HeadCard } from "../../core/model/head.ts";
import { escapeMarkdown, markdownTable } from "../window/markdown-text.ts";
import { percent } from "../scores/score.ts";
import { beforeLines, cardRows, reportRows, reportSections } from "./report-figures.ts";
import { reportMessages as text } from "./report-messages.ts";

/** What is known of a training beside its card; a report of an older head goes without. */
export interface TrainingFacts {
  /** Whole training, texts read and head fitted, in seconds. */
  readonly seconds: number;
  /** Lines of the preference log that were skipped. */
  readonly setAside: number;
}

/**
 * The card of a head as a page for people: every figure with its interval, its baseline and its number of choices.
 * What a card says in words of its own is escaped: it may come from a stranger.
 */
export function reportMarkdown(card: HeadCard, facts?: TrainingFacts): string {
  const [low, high] = card.heldOutInterval.map(percent);
  const { report } = card;
  const rows: [string, string][] = [
    [text.choices(), text.choicesValue(card.pairs, card.queries)],
    [text.heldOut(), text.withInterval(percent(card.heldOutAccuracy), low, high)],
    ...(report === undefined ? cardRows(card) : reportRows(report)),
    [text.ridge(), text.ridgeValue(figure(card.ridge), figure(card.surfaceRidge))],
    [text.prior(), priorText(card)],
    [text.encoder(), `${escapeMarkdown(card.encoder)}, ${text.features(card.dimension)}`],
    [text.created(), card.created],
    [text.data(), escapeMarkdown(card.data)],
  ];
  if (facts !== undefined) {
    rows.push([text.seconds(), text.secondsValue(facts.seconds.toFixed(1))]);
    if (facts.setAside > 0) rows.push([text.setAside(), text.lines(facts.setAside)]);
  }
  return [
    `# ${text.title(card.id)}`,
    "",
    escapeMarkdown(card.description),
    "",
    ...markdownTable([text.figure(), text.value()], rows),
    "",
    `## ${text.reading()}`,
    "",
    ...verdict(card).map((line) => `- ${line}`),
    "",
    ...(report ? reportSections(report) : []),
  ].join("\n");
}

/** Three digits, without the zeros behind them. */
function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function priorText({ priors }: HeadCard): string {
  if (priors.length === 0) return text.noPrior();
  return priors.map(({ name, alpha }) => text.priorValue(escapeMarkdown(name), alpha.toFixed(2))).join("; ");
}

/** What the figures say, in words; never more than they say. */
function verdict(card: HeadCard): string[] {
  const [low] = card.heldOutInterval;
  const chance = low > 0.5 ? text.aboveChance() : text.notAboveChance();
  const { report } = card;
  const better = report ? report.againstLength?.verdict === "better" : low > card.lengthBaseline;
  const length = better ? text.aboveLength() : text.notAboveLength();
  return [chance, length, ...(report ? beforeLines(report) : []), text.calibrationMeaning()];
}
