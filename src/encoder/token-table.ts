import type { QueryResponse } from "../core/types.ts";
import type { InputToken, TokenTable } from "../protocol/encoder.ts";
import { CLS, headAndTail, QUERY_TOKENS, queryTail, SEP, type Tokenise } from "./pair-input.ts";
import { tokenRanges } from "./token-ranges.ts";

/**
 * What the encoder reads of a query and a response: the ids of pairInput, in order, each with its piece and its place.
 * @param spell pieces of a text, one for each of its ids.
 */
export function tokenTable(
  { query, response }: QueryResponse,
  tokenise: Tokenise,
  spell: (text: string) => string[],
): TokenTable {
  const read = (
    part: "query" | "response",
    at: number,
    text: string,
    ids: readonly number[],
    from: number,
    to: number,
  ) => {
    const pieces = spell(text);
    const ranges = tokenRanges(text, pieces);
    return ids.slice(from, to).map((id, i): InputToken => {
      const [start, end] = ranges[from + i];
      return { id, piece: pieces[from + i], part, start: at + start, end: at + end };
    });
  };
  const special = (id: number, piece: string): InputToken => ({ id, piece, part: "special" });
  const asked = queryTail(query);
  const ids = tokenise(asked);
  const from = Math.max(0, ids.length - QUERY_TOKENS);
  const queryTokens = read("query", query.length - asked.length, asked, ids, from, ids.length);
  const stretches = headAndTail(response, tokenise).map(({ at, text, ids: all, read: [first, last] }) =>
    read("response", at, text, all, first, last),
  );
  const cut = from > 0 || asked.length < query.length;
  const [head, tail] = stretches;
  return {
    tokens: [special(CLS, "[CLS]"), ...queryTokens, special(SEP, "[SEP]"), ...stretches.flat(), special(SEP, "[SEP]")],
    unreadQuery: cut ? (queryTokens[0]?.start ?? query.length) : 0,
    ...(tail && { unreadResponse: [head.at(-1)?.end ?? 0, tail[0]?.start ?? response.length] as const }),
  };
}
