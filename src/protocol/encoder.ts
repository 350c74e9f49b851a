import type { QueryResponse } from "../core/types.ts";

/** Interactive calls (a lens on the screen) go before bulk ones (training, whole files). */
export type Priority = "interactive" | "bulk";

export interface EncoderInfo {
  /** Hash of model, tokenizer, feature version and standardisation: keys the cache, binds heads. 16 hex digits. */
  readonly id: string;
  readonly name: string;
  /** D, length of φ. */
  readonly dimension: number;
  readonly runtime: "onnxruntime-node" | "onnxruntime-web";
  /** Whether embeddings are cached on disk, or why not. */
  readonly cache: string;
}

/** What the encoder process answers. Every call rejects with an EncoderError code in its message. */
export interface EncoderFunctions {
  info(): Promise<EncoderInfo>;
  /** φ of each input, in order; each a Float32Array of length `dimension`. */
  embed(request: number, inputs: readonly QueryResponse[], priority: Priority): Promise<Float32Array[]>;
  /** Number of tokens of each input as the encoder sees it (after cutting). */
  countTokens(inputs: readonly QueryResponse[]): Promise<number[]>;
  cancel(request: number): Promise<void>;
}

/** What the encoder process tells. */
export interface EncoderEvents {
  progress(request: number, done: number, total: number): void;
}
