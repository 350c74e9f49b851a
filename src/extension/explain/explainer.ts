import { tokenWeights } from "../../core/explain/attribution.ts";
import { explainReward, type Explanation } from "../../core/explain/explanation.ts";
import { marksOf, type Marks } from "../../core/explain/marks.ts";
import type { Head } from "../../core/model/head.ts";
import { readingLimits } from "../../core/features/legibility.ts";
import { rewardOf, scoreResponse, type Score } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { TokenEncoder } from "../../encoder/encoder.ts";
import type { HeadScope } from "../heads/head-choice.ts";
import { EmptyResponseError, UnreadableResponseError } from "../scores/score-errors.ts";

export interface ExplainedReward {
  readonly head: Head;
  readonly phi: Float32Array;
  readonly score: Score;
  readonly explanation: Explanation;
  /** Its parts that have a place in the text. */
  readonly marks: Marks;
}

/** Explains rewards by the head in use, each window of a response that is new in a pass. */
export class Explainer {
  readonly #encoder: Pick<TokenEncoder, "tokens" | "read">;
  readonly #currentHead: (scope?: HeadScope) => Promise<Head>;

  constructor(encoder: Pick<TokenEncoder, "tokens" | "read">, currentHead: (scope?: HeadScope) => Promise<Head>) {
    this.#encoder = encoder;
    this.#currentHead = currentHead;
  }

  /** R of other responses to a query, by the same head. @throws EncoderError, or the signal's reason. */
  async rewards(head: Head, query: string, responses: readonly string[], signal: AbortSignal): Promise<number[]> {
    const inputs = responses.map((response) => ({ query, response }));
    const read = await this.#encoder.read(inputs, { signal, priority: "interactive" });
    return read.map(({ phi }) => rewardOf(head, phi));
  }

  /** @throws EmptyResponseError, UnreadableResponseError, EncoderError, StoreError, or the signal's reason. */
  async explain(
    { query, response }: QueryResponse,
    { scope, signal }: { readonly scope?: HeadScope; readonly signal?: AbortSignal } = {},
  ): Promise<ExplainedReward> {
    if (response.trim() === "") throw new EmptyResponseError();
    const head = await this.#currentHead(scope);
    const read = await this.#encoder.tokens({ query, response }, tokenWeights(head), signal);
    const { phi } = read;
    const { unknown } = readingLimits(response, read.legibility);
    if (unknown !== undefined) throw new UnreadableResponseError(unknown);
    const explanation = explainReward(head, response, read);
    return {
      ...{ head, phi, explanation },
      score: scoreResponse(head, phi),
      marks: marksOf(explanation, { query, response }),
    };
  }
}
