import type { AlphaInterval } from "../../core/choosing/agreement.ts";
import { agreement, byTwo, type JudgedPair } from "../../store/log/judged-pairs.ts";
import type { PreferenceRecord } from "../../store/log/record.ts";
import { escapeMarkdown, markdownTable } from "../window/markdown-text.ts";
import { agreementMessages as text } from "./agreement-messages.ts";
import { historyMessages } from "./history-messages.ts";
import { percent, shorten } from "../../report/format.ts";

/** Disagreements that are listed. */
export const LISTED = 50;
const QUERY = 160;
const RESPONSE = 240;

export interface AgreementFacts {
  /** How many answers each annotator gave. */
  readonly answers: ReadonlyMap<string, number>;
  /** Pairs that several people judged. */
  readonly pairs: readonly JudgedPair[];
  /** Records of the first disagreements, by id. */
  readonly records: ReadonlyMap<string, PreferenceRecord>;
}

/** The pairs whose answers differ, the most divided first. */
export function disagreements(pairs: readonly JudgedPair[]): JudgedPair[] {
  const kinds = ({ answers }: JudgedPair) => new Set(answers.values()).size;
  return pairs.filter((pair) => kinds(pair) > 1).sort((a, b) => kinds(b) - kinds(a) || b.answers.size - a.answers.size);
}

/** How much people agree, as a page for people. Names, queries and responses are escaped: they come from anybody. */
export function agreementMarkdown({ answers, pairs, records }: AgreementFacts): string {
  const head = [`# ${text.title()}`, ""];
  if (answers.size === 0) return [...head, text.nobody(), ""].join("\n");
  if (answers.size === 1) return [...head, text.oneName(escapeMarkdown([...answers.keys()][0])), ""].join("\n");
  const people = markdownTable(
    [text.annotator(), text.answers(), text.shared()],
    Array.from(answers, ([name, count]) => escaped(name, String(count), String(shared(pairs, name)))),
  );
  if (pairs.length === 0) return [...head, ...people, "", text.noCommonPairs(answers.size), ""].join("\n");
  const { nominal, ordinal } = agreement(pairs);
  return [
    ...head,
    ...markdownTable(
      [text.figure(), text.value()],
      [
        [text.pairs(), String(pairs.length)],
        [text.nominal(), figure(nominal)],
        [text.ordinal(), figure(ordinal)],
      ],
    ),
    "",
    text.meaning(),
    "",
    ...people,
    "",
    ...markdownTable(
      [text.whom(), text.same()],
      byTwo(pairs).map(({ names, pairs: count, same }) =>
        escaped(names.join(", "), text.sameOf(same, count, percent(same / count))),
      ),
    ),
    "",
    `## ${text.disagreements()}`,
    "",
    ...listed(disagreements(pairs), records),
    "",
    text.trainOn(),
    "",
  ].join("\n");
}

function listed(pairs: readonly JudgedPair[], records: ReadonlyMap<string, PreferenceRecord>): string[] {
  if (pairs.length === 0) return [text.none()];
  const lines = pairs.slice(0, LISTED).flatMap(({ record, answers }) => {
    const found = records.get(record);
    if (found === undefined) return [];
    const said = Array.from(answers, ([name, answer]) => text.answer(name, historyMessages.choice(answer)));
    const [one, two] = found.responses.map((response) => escapeMarkdown(shorten(response, RESPONSE)));
    return [
      `- **${escapeMarkdown(shorten(found.query, QUERY))}**`,
      `  - ${escapeMarkdown(said.join("; "))}`,
      `  - ${text.response(1, one)}`,
      `  - ${text.response(2, two)}`,
    ];
  });
  return pairs.length > LISTED ? [...lines, "", text.leftOut(pairs.length - LISTED)] : lines;
}

function shared(pairs: readonly JudgedPair[], name: string): number {
  return pairs.filter(({ answers }) => answers.has(name)).length;
}

function figure({ alpha, interval: [low, high] }: AlphaInterval): string {
  if ([alpha, low, high].some(Number.isNaN)) return text.undefinedAlpha();
  return text.withInterval(alpha.toFixed(2), low.toFixed(2), high.toFixed(2));
}

const escaped = (...cells: string[]): string[] => cells.map((cell) => escapeMarkdown(cell));
