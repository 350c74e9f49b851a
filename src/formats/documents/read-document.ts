import type { FoundDocument, FoundResponse, Notice } from "../found.ts";
import { withLineFeeds } from "../text/trim.ts";
import { assemble } from "./assemble.ts";
import { readBlocks, type Blocks } from "./blocks.ts";
import { headingCandidates, labelCandidates, withoutTurns, type Candidate } from "./candidates.ts";
import { readFrontMatter, type FrontMatter } from "./front-matter.ts";
import { markerWords, type Words } from "./marker-words.ts";
import type { DocumentKind } from "./document-kinds.ts";
import { readOutline } from "./outline.ts";
import { planOf, styles, type Plan } from "./plan.ts";
import type { Section } from "./section.ts";
import { readSections } from "./sections.ts";
import { tagCandidates } from "./tags.ts";

export interface DocumentOptions {
  /** The words that mark queries and responses; those of all languages by default. */
  readonly words?: Words | undefined;
  /** The query of responses that have none in the document. */
  readonly query?: string | undefined;
}

const allWords = markerWords();
const noBlocks: Blocks = { headings: [], code: [] };
/** Words that a lone heading asks by; others are headings of any text. */
const ASKING = new Set(["query", "prompt", "question", "instruction"]);

/**
 * The responses of a Markdown or plain text with their queries: under headings, after labels or between tags that say so,
 * in many languages, or after the `prompt` of a front matter. Code is text. Linear. Yields how much of the text is read, 0 to 1.
 * @param kind how its headings are written; "long": it is too long for its blocks to be read, so labels and tags alone count
 */
export function* readDocument(
  text: string,
  { words = allWords, query }: DocumentOptions = {},
  kind: DocumentKind | "long" = "markdown",
): Generator<number, FoundDocument> {
  const front = readFrontMatter(text, words);
  const from = front?.end ?? 0;
  const { headings, code } = kind === "long" ? noBlocks : yield* blocksOf(text, from, kind);
  const blocks = { headings: withoutTurns(text, headings, words), code };
  const candidates = yield* candidatesOf(text, from, blocks, words);
  const plan = planOf(candidates);
  if (plan) {
    const found = yield* assemble(text, yield* readSections(text, candidates, plan));
    return withNotice(found, candidates);
  }
  if (front?.asked) return yield* readAnswered(text, front, candidates);
  return yield* readUnpaired(text, candidates, query);
}

function* blocksOf(text: string, from: number, kind: DocumentKind): Generator<number, Blocks> {
  return kind === "markdown" || kind === "plaintext" ? yield* readBlocks(text, from) : readOutline(text, kind);
}

function* candidatesOf(text: string, from: number, blocks: Blocks, words: Words): Generator<number, Candidate[]> {
  const headings = headingCandidates(text, blocks.headings, words);
  const tags = yield* tagCandidates(text, from, blocks.code, words);
  const labels = yield* labelCandidates(text, from, blocks, words);
  return [...headings, ...tags, ...labels].sort((a, b) => a.start - b.start);
}

function withNotice(
  { responses, problems, isTemplate }: Pick<FoundDocument, "responses" | "problems"> & { readonly isTemplate: boolean },
  candidates: readonly Candidate[],
): FoundDocument {
  if (!isTemplate) return { responses, problems };
  return { responses, problems, notice: { kind: "template", anchor: candidates[0].start, count: 1 } };
}

/** A document whose front matter has the query: its marked responses, or all of it. */
function* readAnswered(
  text: string,
  { asked, end, query }: FrontMatter,
  candidates: readonly Candidate[],
): Generator<number, FoundDocument> {
  const marked = unaskedPlan(candidates, "front matter");
  const textOf = (section: Section) =>
    section === asked ? query : withLineFeeds(text.slice(section.start, section.end));
  if (marked) {
    const found = yield* assemble(text, yield* readSections(text, candidates, marked.plan, asked), textOf);
    return withNotice(found, candidates);
  }
  const body = text.slice(end);
  const start = end + body.length - body.trimStart().length;
  const word = { ...asked!.word, role: "response" as const, family: "response" };
  const whole: Section = {
    ...{ word, label: "response", index: undefined, style: "front matter", anchor: start },
    ...{ start, end: end + body.trimEnd().length, asked: [asked!], conversation: 0 },
  };
  if (whole.start >= whole.end)
    return { responses: [], problems: [], notice: { kind: "no-response", anchor: 0, count: 1 } };
  return withNotice(yield* assemble(text, [whole], textOf), candidates);
}

/** A document that has no query before a response: what it has may be waiting for the other. */
function* readUnpaired(
  text: string,
  candidates: readonly Candidate[],
  query: string | undefined,
): Generator<number, FoundDocument> {
  const unasked = unaskedPlan(candidates, "none");
  if (unasked) {
    const { responses, problems } = yield* assemble(text, yield* readSections(text, candidates, unasked.plan));
    if (query !== undefined) {
      const turns = [{ speaker: "Human" as const, text: query }];
      return { responses: responses.map((one): FoundResponse => ({ ...one, query, turns })), problems };
    }
    const notice: Notice = { kind: "no-query", anchor: unasked.first, count: responses.length };
    return { responses: [], problems: [], ...(responses.length > 1 && { notice }) };
  }
  const lone = loneQuery(text, candidates);
  return {
    responses: [],
    problems: [],
    ...(lone && { notice: { kind: "no-response", anchor: lone.start, count: 1 } }),
  };
}

/** Two responses or more that are told apart by number or name, in headings, labels in bold, or tags. */
function unaskedPlan(
  candidates: readonly Candidate[],
  query: Plan["query"],
): { readonly plan: Plan; readonly first: number } | undefined {
  for (const style of styles) {
    const own = candidates.filter(
      (one) =>
        one.style === style &&
        one.marker?.word.role === "response" &&
        (style !== "label" || one.isBold) &&
        !one.marker.word.isSpeaker,
    );
    const first = own.find(
      ({ marker }) => marker!.index !== undefined || marker!.word.family === "verdict" || query !== "none",
    );
    const family = first?.marker!.word.family;
    const names = new Set(own.filter(({ marker }) => marker!.word.family === family).map(({ label }) => label));
    if (first && (names.size > 1 || query !== "none")) {
      return { plan: { query, response: style, families: new Set() }, first: first.start };
    }
  }
  return undefined;
}

/** The query with which a document ends, under a heading, a label in bold or a tag. */
function loneQuery(text: string, candidates: readonly Candidate[]): Candidate | undefined {
  const last = candidates.findLastIndex(
    ({ marker, style, isBold }) =>
      marker?.word.role === "query" && ASKING.has(marker.word.family) && (style !== "label" || isBold),
  );
  if (last < 0) return undefined;
  const { level, body, close, inline } = candidates[last];
  const isLast = candidates.slice(last + 1).every((after) => after.marker === undefined && after.level > level);
  const hasText = inline !== undefined || text.slice(body, close).trim() !== "";
  return isLast && hasText ? candidates[last] : undefined;
}
