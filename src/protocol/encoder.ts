import type { Legibility } from "../core/features/legibility.ts";
import type { QueryResponse } from "../core/types.ts";

/** Interactive calls (a lens on the screen) go before bulk ones (training, whole files). */
export type Priority = "interactive" | "bulk";

export interface EncoderInfo {
  /** Hash of model, tokenizer, feature version and standardisation: keys the cache, binds heads. 16 hex digits. */
  readonly id: string;
  readonly name: string;
  /** D, length of φ. */
  readonly dimension: number;
  /** Whether embeddings are cached on disk, or why not. */
  readonly cache: string;
  /** Which build of ONNX Runtime runs, where one does. */
  readonly runtime?: "native" | "wasm";
}

/** Why an encoder call failed. */
export type EncoderErrorCode =
  | "encoder-missing" // the model files or ONNX Runtime are not where they should be
  | "encoder-corrupt" // a model file is not what its card says
  | "encoder-crashed" // the process ended during the call; the next call starts it again
  | "encoder-hung" // it did not answer for a minute, nor did the one that was started in its place
  | "encoder-stopped" // it crashed too often, or was disposed
  | "encoder-failed"; // the model ran and threw

/** A failure is an answer, so its code survives the boundary. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: EncoderErrorCode; readonly message: string };

/** The response's tokens as the encoder reads them. */
export interface ResponseTokens {
  /** In order; places in UTF-16 units of the response. A character may have several tokens. */
  readonly tokens: readonly {
    readonly start: number;
    readonly end: number;
    /** What the token adds to the weights times φ's states: the mean over the tokens is that. */
    readonly value: number;
  }[];
  /** The end of the response beyond the limit of tokens, which is not read. */
  readonly unread?: readonly [number, number];
  /** φ of the same text, standardised, D. */
  readonly phi: Float32Array;
  /** [CLS], read as a text of that one token would be: its states in φ, STATES.length. No reward reads it. */
  readonly cls: Float32Array;
  /** How much of the response could be read. */
  readonly legibility: Legibility;
}

/** One token of the encoder's input. */
export interface InputToken {
  readonly id: number;
  /** The word piece as the tokenizer spells it: "##" before one that continues a word. */
  readonly piece: string;
  readonly part: "query" | "response" | "special";
  /** Its place in the query or the response, UTF-16 units; absent for special tokens. */
  readonly start?: number;
  readonly end?: number;
}

/** All that the encoder reads of a query and a response, in order: [CLS] query [SEP], then each window with its [SEP]. */
export interface TokenTable {
  /** The query's tokens once: each window of the response is read in a pass of its own, after the same [CLS] query [SEP]. */
  readonly tokens: readonly InputToken[];
  /** Passes. */
  readonly windows: number;
  /** The middle of a long query, which is not read, in UTF-16 units. */
  readonly unreadQuery?: readonly [number, number] | undefined;
  /** The end of the response beyond the limit of tokens, which is not read. */
  readonly unreadResponse?: readonly [number, number] | undefined;
}

/** What the encoder process answers. */
export interface EncoderFunctions {
  info(): Promise<Answer<EncoderInfo>>;
  /** φ of each input followed by the numbers of its Legibility, in order; "cancelled" where the request was cancelled. */
  embed(
    request: number,
    inputs: readonly QueryResponse[],
    priority: Priority,
  ): Promise<Answer<Float32Array[] | "cancelled">>;
  /** Tokens of all passes of each input, special tokens included. */
  countTokens(inputs: readonly QueryResponse[]): Promise<Answer<number[]>>;
  /** In the interactive lane. @param weights of φ's states. */
  tokens(request: number, input: QueryResponse, weights: Float32Array): Promise<Answer<ResponseTokens | "cancelled">>;
  tokenTable(input: QueryResponse): Promise<Answer<TokenTable>>;
  cancel(request: number): Promise<void>;
  /** Answered by the event loop, whatever is being computed: says that the process lives. */
  ping(): Promise<void>;
}

/** What the encoder process sends. */
export interface EncoderEvents {
  progress(request: number, done: number, total: number): void;
}
