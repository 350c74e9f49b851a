import { trimRange, type Range } from "../text/trim.ts";
import type { Blocks, Heading } from "./blocks.ts";
import type { DocumentKind } from "./document-kinds.ts";

/** A line with its offsets, the line end excluded, and where the next one begins. */
interface Line extends Range {
  readonly text: string;
  readonly next: number;
  /** 1-based. */
  readonly number: number;
}

/** What begins a block in which no mark counts, and what ends it. */
const CODE: Partial<Record<DocumentKind, readonly [begin: RegExp, end: (opening: string) => RegExp]>> = {
  org: [/^\s*#\+begin_(\w+)/i, (name) => new RegExp(`^\\s*#\\+end_${name}`, "i")],
  asciidoc: [
    /^(-{4,}|\.{4,}|\+{4,}|\/{4,}|```\w*)\s*$/,
    (mark) => new RegExp(`^${mark.replace(/\w/g, "").replace(/[.+]/g, "\\$&")}\\s*$`),
  ],
};
const STARS = /^(\*+)[ \t]+(?=\S)/;
const EQUALS = /^(={1,6})[ \t]+(?=\S)/;
/** Tags at the end of a heading of Org. */
const TAGS = /[ \t]:[\w@#%:]+:$/;
const UNDERLINE = /^([=\-~^"'`#*+:.<>_])\1{2,}\s*$/;

/** The headings and code blocks of Org, AsciiDoc or reStructuredText, as readBlocks gives those of Markdown. Linear. */
export function readOutline(text: string, kind: DocumentKind): Blocks {
  const headings: Heading[] = [];
  const code: Range[] = [];
  const levels: string[] = [];
  let open: { readonly start: number; readonly end: RegExp } | undefined;
  let before: Line | undefined;
  for (const line of linesOf(text)) {
    const [begin, endOf] = CODE[kind] ?? [];
    const opening = open === undefined ? begin?.exec(line.text)?.[1] : undefined;
    if (open?.end.test(line.text)) {
      code.push({ start: open.start, end: line.next });
      open = undefined;
    } else if (opening !== undefined) open = { start: line.start, end: endOf!(opening) };
    else if (open === undefined) {
      const heading = kind === "rst" ? underlined(text, before, line, levels) : marked(text, line, kind);
      if (heading) headings.push(heading);
    }
    before = line;
  }
  return { headings, code: open ? [...code, { start: open.start, end: text.length }] : code };
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (let number = 1; start < text.length; number++) {
    const newline = text.indexOf("\n", start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? next : text[newline - 1] === "\r" ? newline - 1 : newline;
    yield { text: text.slice(start, end), start, end, next, number };
    start = next;
  }
}

/** A heading after stars or equal signs, as many as it is deep. */
function marked(source: string, { text, start, next, number }: Line, kind: DocumentKind): Heading | undefined {
  const mark = (kind === "org" ? STARS : EQUALS).exec(text);
  if (mark === null) return undefined;
  const end = kind === "org" ? text.trimEnd().replace(TAGS, "").length : text.length;
  const { start: from, end: to } = trimRange(source, start + mark[0].length, start + end);
  return { level: Math.min(mark[1].length, 6), from, to, line: number, start, end: next };
}

/** A heading with a line of signs below it that is at least as long; the sign that occurs first is of the first level. */
function underlined(source: string, before: Line | undefined, line: Line, levels: string[]): Heading | undefined {
  const sign = UNDERLINE.exec(line.text)?.[1];
  if (sign === undefined || before === undefined || UNDERLINE.test(before.text)) return undefined;
  const { start: from, end: to } = trimRange(source, before.start, before.end);
  if (from >= to || line.text.trimEnd().length < to - from) return undefined;
  if (!levels.includes(sign)) levels.push(sign);
  const level = Math.min(levels.indexOf(sign) + 1, 6);
  return { level, from, to, line: before.number, start: before.start, end: line.next };
}
