import type { ShownPair, ShownText, WholeTexts } from "../../protocol/compare.ts";
import type { Showing } from "./compare-pair.ts";

/** Characters of a response that are sent at first: the same for both, so length alone favours neither. */
export const RESPONSE_FOLD = 6000;
/** Characters of a query that are sent at first. */
export const QUERY_FOLD = 2000;

/** Characters of each text that a page can show without becoming slow. */
const WHOLE_FOLD = 100_000;

/** The first `limit` UTF-16 units, or one less where that would cut a character in two. */
export function foldEnd(text: string, limit: number): ShownText {
  if (text.length <= limit) return { text, length: text.length };
  const cut = splits(text, limit) ? limit - 1 : limit;
  return { text: text.slice(0, cut), length: text.length };
}

/** What the page gets of a pair: texts in the order of the screen, long ones folded. */
export function toShownPair({ token, ...queued }: Showing): ShownPair {
  return { token, ...folded(queued, QUERY_FOLD, RESPONSE_FOLD) };
}

/** What the page gets of the pair that is likely to come next. */
export function toNextTexts(queued: Omit<Showing, "token">): WholeTexts {
  return folded(queued, QUERY_FOLD, RESPONSE_FOLD);
}

/** What the page gets when it asks for all. */
export function toWholeTexts(queued: Omit<Showing, "token">): WholeTexts {
  return folded(queued, WHOLE_FOLD, WHOLE_FOLD);
}

function folded({ pair, shown }: Omit<Showing, "token">, ofQuery: number, ofResponse: number): WholeTexts {
  const [one, two] = shown.map((i) => foldEnd(pair.responses[i], ofResponse));
  return { query: foldEnd(pair.query, ofQuery), responses: [one, two] };
}

function splits(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1]) && /[\uDC00-\uDFFF]/.test(text[at]);
}
