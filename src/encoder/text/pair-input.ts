/**
 * What is read of a text: `[CLS] query [SEP] window [SEP]` for each window of the response, within the encoder's 512 positions.
 * A long query keeps its beginning and its end.
 */
import type { Tokenise, Tokens } from "./tokenise.ts";
import { responseWindows, WINDOW_TOKENS, type ResponseWindows } from "./windows.ts";

/** Tokens of a query that are read at most: this many of its beginning, and of its end, where it is longer. */
export const QUERY_HEAD = 64;
export const QUERY_TAIL = 128;
export const QUERY_TOKENS = QUERY_HEAD + QUERY_TAIL;
/** Characters that are tokenised at most of each end of the query: the rest cannot matter. */
export const CHARACTERS = 8000;

/** Tokens of a pass at most. */
export const PASS_TOKENS = QUERY_TOKENS + WINDOW_TOKENS + 3;

export const CLS = 101;
export const SEP = 102;

/** One pass of the encoder. */
export interface PairInput {
  readonly ids: readonly number[];
  /** Positions of the query's tokens, half open. */
  readonly query: readonly [number, number];
  /** Positions of the window's tokens, half open; empty for a response without tokens. */
  readonly response: readonly [number, number];
}

/** A stretch of the query that is tokenised alone, and which of its tokens are read. */
export interface Stretch {
  /** Where it begins in the query. */
  readonly at: number;
  /** Well-formed: as long as what is there. */
  readonly text: string;
  readonly tokens: Tokens;
  /** Tokens read, half open. */
  readonly read: readonly [number, number];
}

/** The query's beginning and end, at most QUERY_TOKENS tokens: two stretches where tokens between them are not read. */
export function headAndTail(query: string, tokenise: Tokenise): Stretch[] {
  const stretch = (at: number, text: string) => ({ at, text, tokens: tokenise(text) });
  const far = query.length > 2 * CHARACTERS;
  const head = stretch(0, (far ? query.slice(0, CHARACTERS) : query).toWellFormed());
  const length = head.tokens.ids.length;
  if (!far && length <= QUERY_TOKENS) return [{ ...head, read: [0, length] }];
  const start = query.length - CHARACTERS;
  const tail = far ? stretch(start, query.slice(start).toWellFormed()) : head;
  const end = tail.tokens.ids.length;
  return [
    { ...head, read: [0, Math.min(QUERY_HEAD, length)] },
    { ...tail, read: [Math.max(0, end - QUERY_TAIL), end] },
  ];
}

/** A query and a response as the encoder reads them. */
export interface TextInput extends ResponseWindows {
  /** One a window, in order. */
  readonly passes: readonly PairInput[];
}

/**
 * The passes of a text. Lone surrogates become U+FFFD, so that the input is the same whatever the tokenizer does with them.
 * @param readQuery ids of a query as headAndTail reads it, where they are remembered.
 */
export function textInput(
  query: string,
  response: string,
  tokenise: Tokenise,
  readQuery: (query: string) => readonly number[] = (text) => queryIds(text, tokenise),
): TextInput {
  const asked = readQuery(query);
  const start = asked.length + 2;
  const read = responseWindows(response, tokenise);
  const passes = read.windows.map(([from, to]): PairInput => ({
    ids: [CLS, ...asked, SEP, ...read.ids.slice(from, to), SEP],
    query: [1, start - 1],
    response: [start, start + to - from],
  }));
  return { ...read, passes };
}

/** The ids that are read of a query. */
export function queryIds(query: string, tokenise: Tokenise): number[] {
  return headAndTail(query, tokenise).flatMap(({ tokens, read }) => tokens.ids.slice(...read));
}
