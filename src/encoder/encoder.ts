import type { Legibility } from "../core/features/legibility.ts";
import type { QueryResponse } from "../core/types.ts";
import type { EncoderErrorCode, EncoderInfo, Priority, ResponseTokens, TokenTable } from "../protocol/encoder.ts";

export interface EmbedOptions {
  /** Default: interactive. */
  readonly priority?: Priority;
  /** Aborting rejects with the signal's reason; work not yet begun is dropped. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** An encoder that also gives tokens. */
export interface TokenEncoder extends Encoder {
  /** The response's tokens, each with its share of `weights` times φ's states. */
  tokens(input: QueryResponse, weights: Float32Array, signal?: AbortSignal): Promise<ResponseTokens>;
  /** All that is read of query and response. */
  tokenTable(input: QueryResponse): Promise<TokenTable>;
}

/** φ of a text and how much of it could be read. */
export interface ReadText {
  /** D, standardised. */
  readonly phi: Float32Array;
  readonly legibility: Legibility;
}

/** Anything that turns texts into φ: the encoder process, or a pool of them. */
export interface Encoder {
  info(): Promise<EncoderInfo>;
  /** φ of each input, in order, standardised; each a Float32Array of length `dimension`. Rejects with EncoderError. */
  embed(inputs: readonly QueryResponse[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** As `embed`, with how much of each response could be read. */
  read(inputs: readonly QueryResponse[], options?: EmbedOptions): Promise<ReadText[]>;
  /** Ends the process; later calls reject. */
  dispose(): Promise<void>;
}

export class EncoderError extends Error {
  override readonly name = "EncoderError";
  readonly code: EncoderErrorCode;
  constructor(code: EncoderErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
