import type { ShownPair, ShownText } from "../../protocol/compare.ts";
import type { Showing } from "./session.ts";

/** Characters of a response that are sent at first: the same for both, so that length alone favours neither. */
export const RESPONSE_FOLD = 6000;
/** Characters of a query, its end: what the responses answer stands there. */
export const QUERY_FOLD = 2000;

/** The first `limit` UTF-16 units, or one less where that would cut a character in two. */
export function foldEnd(text: string, limit: number): ShownText {
  if (text.length <= limit) return { text, length: text.length };
  const cut = splits(text, limit) ? limit - 1 : limit;
  return { text: text.slice(0, cut), length: text.length };
}

/** The last `limit` UTF-16 units, or one less where that would cut a character in two. */
export function foldStart(text: string, limit: number): ShownText {
  if (text.length <= limit) return { text, length: text.length };
  const start = text.length - limit;
  return { text: text.slice(splits(text, start) ? start + 1 : start), length: text.length };
}

/** What the page gets of a pair: texts in the order of the screen, long ones folded. */
export function toShownPair({ token, pair, shown }: Showing): ShownPair {
  const [one, two] = shown.map((i) => foldEnd(pair.responses[i], RESPONSE_FOLD));
  return { token, query: foldStart(pair.query, QUERY_FOLD), responses: [one, two] };
}

function splits(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1]) && /[\uDC00-\uDFFF]/.test(text[at]);
}
