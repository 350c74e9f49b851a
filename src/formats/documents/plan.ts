import type { Candidate, Style } from "./candidates.ts";

/** How a document marks its queries and its responses. */
export interface Plan {
  readonly query: Style | "front matter" | "none";
  readonly response: Style;
  /** The words of its queries; others are text. */
  readonly families: ReadonlySet<string>;
}

interface Option {
  readonly query: Style;
  readonly response: Style;
  readonly asks: Candidate;
  readonly answers: Candidate;
}

/**
 * How a document marks its parts; undefined where it has no query before a response. What is marked one way may contain
 * marks of the other ways, as a query contains a transcript.
 * @param candidates in the order of the document
 */
export function planOf(candidates: readonly Candidate[]): Plan | undefined {
  const options = styles.flatMap((query) => styles.flatMap((response) => optionOf(candidates, query, response) ?? []));
  const [outer] = options
    .filter(({ query, response }) => query === response && query !== "label")
    .sort((a, b) => a.asks.start - b.asks.start);
  const labels = options.find(({ query, response }) => query === "label" && response === "label");
  const best =
    outer && !(labels && labels.answers.start < outer.asks.start)
      ? outer
      : options.sort((a, b) => a.answers.start - b.answers.start || preference(a) - preference(b))[0];
  return best && { query: best.query, response: best.response, families: familiesOf(candidates, best) };
}

/** In the order in which they are looked for. */
export const styles: readonly Style[] = ["heading", "tag", "label"];
const preference = ({ query, response }: Option) => Number(query !== response);

/** The first response of a style after a query of a style. */
function optionOf(candidates: readonly Candidate[], query: Style, response: Style): Option | undefined {
  const mayAsk = (one: Candidate) =>
    one.style === query &&
    one.marker?.word.role === "query" &&
    (query === response || query !== "label" || isPlain(one));
  const asks = candidates.find(mayAsk);
  if (asks === undefined) return undefined;
  const answers = candidates.find(
    (one) =>
      one.start > asks.start &&
      one.style === response &&
      one.marker?.word.role === "response" &&
      (query === response || response !== "label" || isPlain(one)),
  );
  return answers && { query, response, asks, answers };
}

/** Neither a speaker nor a letter: these go with their like. */
function isPlain({ marker }: Candidate): boolean {
  return marker !== undefined && !marker.word.isSpeaker && marker.word.family !== "letter";
}

/** The words between the first response and what is before it: "Instruction" and "Input". */
function familiesOf(candidates: readonly Candidate[], { query, asks, answers }: Option): Set<string> {
  const before = candidates.filter(
    ({ style, start, marker }) =>
      style === query && start >= asks.start && start < answers.start && marker?.word.role === "query",
  );
  return new Set(before.map(({ marker }) => marker!.word.family));
}

/** Whether a candidate begins a query of the plan. */
export function asks({ query, families }: Plan, { style, marker }: Candidate): boolean {
  return style === query && marker?.word.role === "query" && families.has(marker.word.family);
}

/** Whether a candidate may begin a response of the plan. */
export function answers({ response }: Plan, { style, marker }: Candidate): boolean {
  return style === response && marker?.word.role === "response";
}

/** Whether a lower heading is of the next rival of an answer, and not of its own: "Response B" below "Response A". */
export function isNextRival({ style, marker }: Candidate, answer: Candidate): boolean {
  const [before, index] = [answer.marker?.index?.toLowerCase(), marker?.index?.toLowerCase()];
  if (style !== "heading" || answer.style !== "heading" || before === undefined || index === undefined) return false;
  if (marker!.word.family !== answer.marker!.word.family) return false;
  return /^\d+$/.test(before)
    ? Number(index) === Number(before) + 1
    : index.length === 1 && index.charCodeAt(0) === before.charCodeAt(0) + 1;
}
