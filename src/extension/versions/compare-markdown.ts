import type { ComparedHeads } from "../../core/evaluation/compare-heads.ts";
import type { HeadCard } from "../../core/model/head.ts";
import { probabilityText } from "../../core/model/score.ts";
import type { TrainingPair } from "../../training/training-pairs.ts";
import { headName } from "../heads/head-name.ts";
import { escapeMarkdown, markdownTable, shorten } from "../window/markdown-text.ts";
import { percent } from "../scores/score.ts";
import { cardFigures } from "./card-table.ts";
import { compareVersionsMessages as text } from "./compare-versions-messages.ts";

/** Flips that are listed; the rest is counted. */
const MOST_FLIPS = 50;
const TEXT = 90;

/** A response of the open document with its score by either head, 0 to 1. */
export interface RescoredResponse {
  readonly label: string;
  /** From 1. */
  readonly line: number;
  readonly scores: readonly [number, number];
}

export interface VersionsComparison {
  readonly cards: readonly [HeadCard, HeadCard];
  /** The active choices, and how both heads see them. */
  readonly pairs: readonly TrainingPair[];
  readonly compared: ComparedHeads;
  /** Name and responses of the open document, where it has some. */
  readonly document?: { readonly name: string; readonly responses: readonly RescoredResponse[] };
}

/** Two heads side by side: their cards, the choices that they see differently, the scores of the open document. */
export function compareMarkdown(comparison: VersionsComparison): string {
  const { cards, document } = comparison;
  const [one, two] = cards.map((card) => escapeMarkdown(headName(card)));
  return [
    `# ${text.title(one, two)}`,
    "",
    ...markdownTable(
      ["", one, two],
      cardFigures().map(({ name, value }) => [name, ...cards.map(value)]),
    ),
    "",
    `## ${text.flipsTitle()}`,
    "",
    ...flipLines(comparison, one, two),
    "",
    ...(document === undefined ? [text.noDocument()] : documentLines(document, one, two)),
    "",
  ].join("\n");
}

function flipLines({ pairs, compared }: VersionsComparison, one: string, two: string): string[] {
  const { flips, right } = compared;
  if (compared.pairs === 0) return [text.noChoices()];
  const summary = [
    text.right(one, right[0], compared.pairs, percent(right[0] / compared.pairs)),
    text.right(two, right[1], compared.pairs, percent(right[1] / compared.pairs)),
    text.trainedOn(),
  ].map((line) => `- ${line}`);
  if (flips.length === 0) return [...summary, "", text.noFlips()];
  const rows = flips.slice(0, MOST_FLIPS).map(({ pair, margins }) => {
    const { query, first, second, label } = pairs[pair];
    const [chosen, rejected] = label > 0.5 ? [first, second] : [second, first];
    const texts = [query, chosen, rejected].map((words) => escapeMarkdown(shorten(words, TEXT)));
    return [...texts, ...margins.map(signed)];
  });
  const left = flips.length - rows.length;
  return [
    ...summary,
    "",
    text.flips(flips.length),
    "",
    ...markdownTable([text.query(), text.preferred(), text.other(), `Δ ${one}`, `Δ ${two}`], rows),
    ...(left > 0 ? ["", text.more(left)] : []),
  ];
}

function documentLines({ name, responses }: NonNullable<VersionsComparison["document"]>, one: string, two: string) {
  const rows = [...responses]
    .sort((a, b) => change(b) - change(a))
    .map((response) => [
      escapeMarkdown(shorten(response.label, TEXT)),
      String(response.line),
      ...response.scores.map(probabilityText),
      signed(response.scores[1] - response.scores[0]),
    ]);
  const head = [text.response(), text.line(), one, two, text.change()];
  return [`## ${text.documentTitle(escapeMarkdown(name))}`, "", ...markdownTable(head, rows)];
}

const change = ({ scores: [one, two] }: RescoredResponse) => Math.abs(two - one);
const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
