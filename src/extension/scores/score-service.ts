import type { DetectLanguage } from "../../core/features/language.ts";
import { readingLimits } from "../../core/features/legibility.ts";
import { RecentMap } from "../../core/math/recent-map.ts";
import { scoreResponse } from "../../core/model/score.ts";
import type { Head } from "../../core/model/head.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { EmbedOptions, ReadText } from "../../encoder/encoder.ts";
import type { HeadScope } from "../heads/head-choice.ts";
import { EmptyResponseError, NotANumberError } from "./score-errors.ts";
import type { ScoredResponse } from "./score.ts";
import { textKey, type TextFeatures } from "./text-features.ts";

const SCORES_KEPT = 4000;

export interface ScoreOptions extends EmbedOptions {
  /** Whose head to score by, where a folder or a language has its own. */
  readonly scope?: HeadScope;
  /** The head to score by, in place of the one in use. */
  readonly head?: Head;
}

/** Scores responses by the head in use; scores are kept by text and head. */
export class ScoreService {
  readonly #texts: TextFeatures;
  readonly #currentHead: (scope?: HeadScope) => Promise<Head>;
  readonly #detect: DetectLanguage | undefined;
  readonly #scores = new WeakMap<Head, RecentMap<ScoredResponse>>();

  constructor(texts: TextFeatures, currentHead: (scope?: HeadScope) => Promise<Head>, detect?: DetectLanguage) {
    this.#texts = texts;
    this.#currentHead = currentHead;
    this.#detect = detect;
  }

  /** Resolves when no text is being encoded for the screen. */
  whenIdle(): Promise<void> {
    return this.#texts.whenIdle();
  }

  /** The score if it is known, so that nobody waits. */
  known({ query, response }: QueryResponse, head: Head): ScoredResponse | undefined {
    return this.#of(head).get(textKey({ query, response }));
  }

  /**
   * The score of a response to a query.
   * @throws EmptyResponseError, NotANumberError, EncoderError, or the signal's reason.
   */
  async score(query: string, response: string, signal?: AbortSignal, scope?: HeadScope): Promise<ScoredResponse> {
    const input = { query, response };
    if (response.trim() === "") throw new EmptyResponseError();
    const head = await this.#currentHead(scope);
    return this.known(input, head) ?? this.#keep(head, input, await this.#texts.readOne(input, signal));
  }

  /**
   * Scores many responses by one head, without holding up those on the screen.
   * @throws as `score`.
   */
  async scoreAll(
    inputs: readonly QueryResponse[],
    { scope, head: given, ...options }: ScoreOptions = {},
  ): Promise<ScoredResponse[]> {
    if (inputs.some(({ response }) => response.trim() === "")) throw new EmptyResponseError();
    const head = given ?? (await this.#currentHead(scope));
    const read = await this.#texts.read(inputs, options);
    return inputs.map((input, i) => this.#keep(head, input, read[i]));
  }

  /** φ of each text, in order. @throws EncoderError, or the signal's reason. */
  features(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    return this.#texts.features(inputs, options);
  }

  #keep(head: Head, input: QueryResponse, { phi, legibility }: ReadText): ScoredResponse {
    const key = textKey(input);
    const scores = this.#of(head);
    const known = scores.get(key);
    if (known !== undefined) return known;
    const score = scoreResponse(head, phi);
    if (!Number.isFinite(score.score) || score.interval.some(Number.isNaN)) {
      throw new NotANumberError(head.card.id, score.score);
    }
    const limits = readingLimits(input.response, legibility, this.#detect);
    const scored: ScoredResponse = { ...score, head, phi, limits };
    scores.set(key, scored);
    return scored;
  }

  /** A head's scores go with it. */
  #of(head: Head): RecentMap<ScoredResponse> {
    const scores = this.#scores.get(head) ?? new RecentMap<ScoredResponse>(SCORES_KEPT);
    this.#scores.set(head, scores);
    return scores;
  }
}
