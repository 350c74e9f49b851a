import { isBlank, trimRange, type Range } from "../text/trim.ts";
import type { Blocks, Heading } from "./blocks.ts";
import { readMarker, type Marker } from "./marker.ts";
import type { Words } from "./marker-words.ts";

/** How a part is marked: by a heading, a label such as "**Query:**" or "User:", or a tag such as <prompt>. */
export type Style = "heading" | "label" | "tag";

/** A place that may mark a part of the document; or a heading that marks none. */
export interface Candidate {
  readonly style: Style;
  readonly marker: Marker | undefined;
  /** 1 to 6 of a heading; labels are below all headings. */
  readonly level: number;
  /** Where its line begins. */
  readonly start: number;
  /** Where its text begins. */
  readonly body: number;
  /** Where its text ends, which only a tag says. */
  readonly close?: number;
  /** Text on the heading's own line, after a colon. */
  readonly inline?: Range;
  /** What to call it. */
  readonly label: string;
  /** Whether a label is in bold. */
  readonly isBold: boolean;
  /** Whether a label says which response is better: "**Winner:** B". */
  readonly isVerdict?: boolean;
}

const BELOW_HEADINGS = 7;
const MARKS = /[*_`]/;
/** A longer line is not a heading that marks something. */
const LONGEST = 400;
const LONGEST_LABEL = 80;

/** What the headings of a document mark, those that mark nothing included. */
export function headingCandidates(text: string, headings: readonly Heading[], words: Words): Candidate[] {
  return headings.map((heading): Candidate => {
    const { level, from, to, start, end } = heading;
    const inner = unwrapped(text, from, to);
    const { plain, offsets } = withoutMarks(text, inner.start, Math.min(inner.end, inner.start + LONGEST));
    const read = readMarker(plain, words);
    // "## A" may be a choice of a quiz; "A:" is an answer.
    const marker = read?.word.family === "letter" && read.index === undefined ? undefined : read;
    const inline = marker?.inline === undefined ? undefined : inlineText(text, offsets[marker.inline - 1], inner.end);
    const label = plain
      .replace(/\s+/g, " ")
      .replaceAll("\0", "\uFFFD")
      .trim()
      .replace(/ ?[:：]$/, "");
    const common = { style: "heading" as const, marker, level, start, body: end, label, isBold: false };
    return inline ? { ...common, inline } : common;
  });
}

/** The headings without the turns of a chat that a rule on the next line makes headings of: "User: hi" over "---". */
export function withoutTurns(text: string, headings: readonly Heading[], words: Words): Heading[] {
  const isTurn = (line: string) => readLabel(line, words)?.marker.word.isSpeaker ?? false;
  return headings.filter(({ start, from, to }) => {
    const isUnderlined = !text.slice(start, from).includes("#");
    return (
      !isUnderlined ||
      !text
        .slice(from, to)
        .split(/[\r\n]+/)
        .some(isTurn)
    );
  });
}

/** The labels at the beginning of lines outside of code: "Query: …", "**Response A (gpt-4o):** …", "Q: …", or a line in bold. */
export function* labelCandidates(
  text: string,
  from: number,
  { code, headings }: Blocks,
  words: Words,
): Generator<number, Candidate[]> {
  const found: Candidate[] = [];
  const isOutside = outside(code);
  const isNoHeading = outside(headings);
  const LINE = /^ {0,3}(?=[*_\p{L}\p{N}\p{S}])[^\n\r]{1,200}/gmu;
  LINE.lastIndex = from;
  for (const match of text.matchAll(LINE)) {
    yield match.index / text.length;
    const label = readLabel(match[0], words);
    if (label === undefined || !isOutside(match.index) || !isNoHeading(match.index)) continue;
    const { inline } = label;
    const said = label.marker.word.family === "judgement" ? match[0].slice(label.length) : undefined;
    found.push({
      ...(inline && { inline: { start: match.index + inline.start, end: match.index + inline.end } }),
      ...{ style: "label", marker: label.marker, level: BELOW_HEADINGS, start: match.index },
      ...{ body: match.index + label.length, label: label.marker.name, isBold: label.isBold },
      ...(said !== undefined && NAMES_SIDE.test(said) && { isVerdict: true }),
    });
  }
  return found;
}

/** A side alone, or before what is said of it; an answer about a film may end with "Verdict: a must". */
const NAMES_SIDE =
  /^[\s*_`]*(?:\p{L}+[ ]){0,2}(?:[a-h]|[1-9])[\s*_`]*(?:$|[.,;:!(—–-]|(?<=\s)(?:because|since|is|wins|won|as)\b)|^[\s*_`]*(?:ties?|draw|equal|both|neither)\b/iu;

interface Label {
  readonly marker: Marker;
  /** With its colon and the marks around it. */
  readonly length: number;
  readonly isBold: boolean;
  /** A question that is in bold with its label, from the line's start. */
  readonly inline?: Range;
}

const BOLD =
  /^ {0,3}(\*\*|__)([^\n*]{1,80}?)(?:\1[ \t]{0,3}(?:\([^\n()]{0,60}\)[ \t]{0,3})?[:：]|[:：][ \t]{0,3}\1|\1(?:[ \t]{0,3}\([^\n()]{0,60}\))?(?=[ \t]*$))/;
const PLAIN = /^ {0,3}([^\n:：*]{1,80}?)[:：](?!\/\/)/;

function readLabel(line: string, words: Words): Label | undefined {
  const bold = BOLD.exec(line);
  const match = bold ?? PLAIN.exec(line);
  if (match === null) return undefined;
  const name = bold ? bold[2] : match[1];
  if (name.length > LONGEST_LABEL) return undefined;
  // "10:30" and "key:value" are not labels. Scripts without spaces have no space after a label.
  const next = line[match[0].length];
  if (!bold && next !== undefined && !/\s/.test(next) && !match[0].endsWith("：") && /^[\p{L}\p{N}]/u.test(next))
    return undefined;
  const marker = readMarker(name.trim(), words);
  if (marker === undefined || (marker.word.family === "option" && !bold)) return undefined;
  const label = { marker, length: match[0].length, isBold: bold !== null };
  if (marker.inline === undefined) return label;
  // "**Model: gpt-4**" names a model, "**Q1: Why?**" has the question in it.
  if (!bold || line.slice(match[0].length).trim() !== "") return undefined;
  if (marker.word.family === "model") return label;
  if (marker.word.role !== "query") return undefined;
  const start = bold[0].indexOf(name) + name.length - name.trimStart().length + marker.inline;
  return { ...label, inline: { start, end: bold[0].indexOf(name) + name.trimEnd().length } };
}

/** Says of rising offsets whether they are outside of ranges. */
export function outside(ranges: readonly Range[]): (offset: number) => boolean {
  let k = 0;
  return (offset) => {
    while (k < ranges.length && ranges[k].end <= offset) k++;
    return !(k < ranges.length && ranges[k].start <= offset);
  };
}

/** A text without emphasis, and where each of its units is. */
function withoutMarks(
  text: string,
  from: number,
  to: number,
): { readonly plain: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let plain = "";
  for (let at = from; at < to; at++) {
    const isInWord =
      text[at] === "_" && /[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? "");
    if (MARKS.test(text[at]) && !isInWord) continue;
    plain += text[at];
    offsets.push(at);
  }
  return { plain, offsets };
}

/** The text after a separator whose last unit is at `separator`, without the emphasis that the separator closes or that is around it. */
function inlineText(text: string, separator: number, end: number): Range | undefined {
  let from = separator + 1;
  if (!isBlank(text[separator])) while (from < end && MARKS.test(text[from])) from++;
  const trimmed = trimRange(text, from, end);
  const range = unwrapped(text, trimmed.start, trimmed.end);
  return range.start < range.end ? range : undefined;
}

/** A range without the emphasis that is around all of it. */
function unwrapped(text: string, start: number, end: number): Range {
  for (;;) {
    const inner = (mark: string) => text.slice(start + mark.length, end - mark.length);
    const mark = ["**", "__", "*", "_", "`"].find(
      (one) =>
        end - start > 2 * one.length &&
        text.startsWith(one, start) &&
        text.endsWith(one, end) &&
        !inner(one).includes(one),
    );
    if (mark === undefined) return { start, end };
    ({ start, end } = trimRange(text, start + mark.length, end - mark.length));
  }
}
