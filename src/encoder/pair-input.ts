/**
 * `[CLS] query [SEP] response [SEP]` within the encoder's 512 positions: the query is cut on its left (its end is what
 * was asked), the response keeps its head and its tail (cutting on the right makes 1 pair in 8 identical).
 */

/** Longest query, in tokens. */
export const QUERY_TOKENS = 128;
/** Longest response, in tokens: half from its head, half from its tail. */
export const RESPONSE_TOKENS = 256;
/** Characters that are tokenised at most of the query's end, and of each end of the response: the rest cannot matter. */
export const CHARACTERS = 8000;

export const CLS = 101;
export const SEP = 102;

export interface PairInput {
  readonly ids: number[];
  /** Positions of the query's tokens, half open. */
  readonly query: readonly [number, number];
  /** Positions of the response's tokens, half open; empty for a response without tokens. */
  readonly response: readonly [number, number];
}

/** Ids of a text without special tokens. */
export type Tokenise = (text: string) => number[];

/** A stretch of the response that is tokenised by itself, and which of its tokens are read. */
export interface Stretch {
  /** Where it begins in the response. */
  readonly at: number;
  /** Well-formed: as long as what stands there. */
  readonly text: string;
  readonly ids: readonly number[];
  /** Tokens read, half open. */
  readonly read: readonly [number, number];
}

/** The response's head and tail, at most RESPONSE_TOKENS tokens: two stretches where tokens between them are not read. */
export function headAndTail(response: string, tokenise: Tokenise): Stretch[] {
  const half = RESPONSE_TOKENS / 2;
  const stretch = (at: number, text: string) => ({ at, text, ids: tokenise(text) });
  const far = response.length > 2 * CHARACTERS;
  const head = stretch(0, (far ? response.slice(0, CHARACTERS) : response).toWellFormed());
  if (!far && head.ids.length <= RESPONSE_TOKENS) return [{ ...head, read: [0, head.ids.length] }];
  const start = response.length - CHARACTERS;
  const tail = far ? stretch(start, response.slice(start).toWellFormed()) : head;
  return [
    { ...head, read: [0, Math.min(half, head.ids.length)] },
    { ...tail, read: [Math.max(0, tail.ids.length - half), tail.ids.length] },
  ];
}

/** The end of the query that is tokenised, well-formed. */
export const queryTail = (query: string): string => query.slice(-CHARACTERS).toWellFormed();

/**
 * Lone surrogates become U+FFFD, so that the input is the same whatever the tokenizer does with them.
 * @param tokeniseQuery the same as `tokenise`, where a query's ids are remembered.
 */
export function pairInput(query: string, response: string, tokenise: Tokenise, tokeniseQuery = tokenise): PairInput {
  const asked = tokeniseQuery(queryTail(query)).slice(-QUERY_TOKENS);
  const answered = headAndTail(response, tokenise).flatMap(({ ids, read }) => ids.slice(...read));
  const start = asked.length + 2;
  const end = start + answered.length;
  return {
    ids: [CLS, ...asked, SEP, ...answered, SEP],
    query: [1, start - 1],
    response: [start, end],
  };
}
