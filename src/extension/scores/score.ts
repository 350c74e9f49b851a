import type { Head } from "../../core/model/head.ts";
import type { ReadingLimits } from "../../core/features/legibility.ts";
import type { Score } from "../../core/model/score.ts";

/** A response's score, with what is needed to compare it with another one. */
export interface ScoredResponse extends Score {
  /** The head that said so. */
  readonly head: Head;
  /** φ of query and response. */
  readonly phi: Float32Array;
  /** What keeps the encoder from reading the response well: with unknown words there is a reward and no score to show. */
  readonly limits: ReadingLimits;
}

/** A share as a whole percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
