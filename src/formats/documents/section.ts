import { thoughtEnd } from "../canonical/thoughts.ts";
import { trimRange, type Range } from "../text/trim.ts";
import type { Candidate } from "./candidates.ts";
import type { Word } from "./marker-words.ts";

/** A part of a document: what was asked, said before it, or answered. */
export interface Section extends Range {
  readonly word: Word;
  readonly label: string;
  readonly index: string | undefined;
  readonly style: Candidate["style"] | "front matter";
  /** Where its mark begins. */
  readonly anchor: number;
  /** What asks for a response: the system's part, the prompt, its input. */
  readonly asked: readonly Section[];
  /** Counts the conversations: turns of one belong together. */
  readonly conversation: number;
}

/** "---" and the like, or an ATX heading, as the last line. */
const APART = /^(?:#{1,6}(?:[ \t].*)?|-{3,}|\*{3,}|_{3,})$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;
/** What a tool that exports chats writes at their end. */
const CREDIT = /^[_*]*(?:Powered|Exported|Generated|Created|Saved) (?:by|from|with|using|on)\b/i;

/** A part up to `end`, without the thoughts before a response. @param isNew as of textOf */
export function sectionOf(text: string, candidate: Candidate, end: number, isNew: boolean) {
  const { style, label, start: anchor, marker } = candidate;
  const { word, index } = marker!;
  const { range, isApart } = textOf(text, candidate, end, isNew);
  const thought = word.role === "response" ? thoughtEnd(text.slice(range.start, range.end)) : 0;
  return { word, label, index, style, anchor, start: range.start + thought, end: range.end, isApart };
}

/**
 * The text of a part up to `end`, without a rule, or a heading of the conversation that follows, at its end.
 * @param isNew whether what follows may begin a conversation of its own: it does where such a line is before it
 */
function textOf(
  text: string,
  candidate: Candidate,
  end: number,
  isNew: boolean,
): { readonly range: Range; readonly isApart: boolean } {
  let range = trimRange(text, candidate.body, end);
  let isApart = false;
  const { style } = candidate;
  if (end === text.length) range = withoutCredit(text, range);
  for (let last = lastLine(text, range); last && end < text.length; last = lastLine(text, range)) {
    const line = text.slice(last.start, last.end);
    const isRule = style !== "tag" && RULE.test(line);
    if (!isRule && !(style === "label" && isNew && APART.test(line))) break;
    isApart ||= style === "label" && isNew;
    range = trimRange(text, range.start, last.start);
  }
  if (range.start === range.end && candidate.inline && candidate.marker!.word.role !== "response")
    range = candidate.inline;
  return { range, isApart };
}

/** A range without a rule and the credit of a tool below it at its end. */
function withoutCredit(text: string, range: Range): Range {
  const credit = lastLine(text, range);
  if (credit === undefined || !CREDIT.test(text.slice(credit.start, Math.min(credit.end, credit.start + 80))))
    return range;
  const before = trimRange(text, range.start, credit.start);
  const rule = lastLine(text, before);
  return rule && RULE.test(text.slice(rule.start, rule.end)) ? trimRange(text, range.start, rule.start) : range;
}

/** The last line of a range of several, without blanks at its ends. */
function lastLine(text: string, { start, end }: Range): Range | undefined {
  let from = end;
  while (from > start && text[from - 1] !== "\n" && text[from - 1] !== "\r") from--;
  return from > start ? trimRange(text, from, end) : undefined;
}
