import type { QueryResponse } from "../../core/types.ts";
import type { InputToken, ResponseTokens, TokenTable } from "../../protocol/encoder.ts";
import { CLS, headAndTail, SEP, type TextInput } from "./pair-input.ts";
import { tokenRanges, type TextRange } from "./token-ranges.ts";
import type { Tokenise } from "./tokenise.ts";

/** The place of each token that is read of a response. */
function responseRanges(response: string, { pieces, end }: TextInput): TextRange[] {
  return tokenRanges(response.slice(0, end).toWellFormed(), pieces);
}

/** Each token that is read with its place in the response, and the end of the response that is not. @param values one a token. */
export function locateTokens(
  response: string,
  input: TextInput,
  values: ArrayLike<number>,
): Pick<ResponseTokens, "tokens" | "unread"> {
  const tokens = responseRanges(response, input).map(([start, end], i) => ({ start, end, value: values[i] }));
  return { tokens, ...(input.end < response.length && { unread: [input.end, response.length] as const }) };
}

/** What the encoder reads of a query and a response, the query once: each token with its id, its piece and its place. */
export function tokenTable({ query, response }: QueryResponse, input: TextInput, tokenise: Tokenise): TokenTable {
  const special = (id: number, piece: string): InputToken => ({ id, piece, part: "special" });
  const stretches = headAndTail(query, tokenise).map(({ at, text, tokens: { ids, pieces }, read: [from, to] }) =>
    tokenRanges(text, pieces)
      .slice(from, to)
      .map(([start, end], i): InputToken => ({
        id: ids[from + i],
        piece: pieces[from + i],
        part: "query",
        start: at + start,
        end: at + end,
      })),
  );
  const ranges = responseRanges(response, input);
  const windows = input.windows.map(([from, to]) =>
    input.ids
      .slice(from, to)
      .map((id, i): InputToken => {
        const [start, end] = ranges[from + i];
        return { id, piece: input.pieces[from + i], part: "response", start, end };
      })
      .concat(special(SEP, "[SEP]")),
  );
  const [head, tail] = stretches;
  return {
    tokens: [special(CLS, "[CLS]"), ...stretches.flat(), special(SEP, "[SEP]"), ...windows.flat()],
    windows: windows.length,
    ...(tail && { unreadQuery: [head.at(-1)?.end ?? 0, tail[0]?.start ?? query.length] as const }),
    ...(input.end < response.length && { unreadResponse: [input.end, response.length] as const }),
  };
}
