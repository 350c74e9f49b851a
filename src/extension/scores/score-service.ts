import { percentOf, readingLimits } from "../../core/features/legibility.ts";
import { RecentMap } from "../../core/math/recent-map.ts";
import { scoreResponse } from "../../core/model/score.ts";
import type { Head } from "../../core/model/head.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { Encoder, EmbedOptions, ReadText } from "../../encoder/encoder.ts";
import type { HeadScope } from "../heads/head-service.ts";
import { textKey } from "./score-cache.ts";
import type { ScoredResponse } from "./score.ts";
import { SharedWork } from "./shared-work.ts";

/** 3 kB of features a text: about 12 MB. */
const FEATURES_KEPT = 4000;
const SCORES_KEPT = 4000;

export interface ScoreOptions extends EmbedOptions {
  /** Whose head to score by, where a folder or a language has its own. */
  readonly scope?: HeadScope;
  /** The head to score by, in place of the one in use. */
  readonly head?: Head;
}

/** The response has no text. */
export class EmptyResponseError extends Error {
  override readonly name = "EmptyResponseError";
}

/** Too many of the response's words are unknown to the encoder. */
export class UnreadableResponseError extends Error {
  override readonly name = "UnreadableResponseError";
  /** Share of the unknown words. */
  readonly unknown: number;
  constructor(unknown: number) {
    super(`${percentOf(unknown)} of the response's words are unknown to the encoder`);
    this.unknown = unknown;
  }
}

/** The head's numbers and the features' make no number. */
export class NotANumberError extends Error {
  override readonly name = "NotANumberError";
}

/** Scores responses by the head in use, each text once: features are kept by text, scores by text and head. */
export class ScoreService {
  readonly #encoder: Encoder;
  readonly #currentHead: (scope?: HeadScope) => Promise<Head>;
  readonly #features = new RecentMap<ReadText>(FEATURES_KEPT);
  readonly #scores = new WeakMap<Head, RecentMap<ScoredResponse>>();
  readonly #work = new SharedWork<ReadText>();

  constructor(encoder: Encoder, currentHead: (scope?: HeadScope) => Promise<Head>) {
    this.#encoder = encoder;
    this.#currentHead = currentHead;
  }

  /** Resolves when no text is being encoded for the screen. */
  whenIdle(): Promise<void> {
    return this.#work.whenIdle();
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
    if (response.trim() === "") throw new EmptyResponseError("the response has no text");
    const head = await this.#currentHead(scope);
    const key = textKey(input);
    const known = this.#of(head).get(key);
    if (known !== undefined) return known;
    const read =
      this.#features.get(key) ??
      (await this.#work.run(key, signal, async (shared) => {
        const [encoded] = await this.#encoder.read([input], { signal: shared, priority: "interactive" });
        this.#features.set(key, encoded);
        return encoded;
      }));
    return this.#keep(head, input, read);
  }

  /**
   * Scores many responses by one head, without holding up those on the screen.
   * @throws as `score`.
   */
  async scoreAll(
    inputs: readonly QueryResponse[],
    { scope, head: given, ...options }: ScoreOptions = {},
  ): Promise<ScoredResponse[]> {
    const empty = inputs.findIndex(({ response }) => response.trim() === "");
    if (empty >= 0) throw new EmptyResponseError(`response ${empty + 1} has no text`);
    const head = given ?? (await this.#currentHead(scope));
    const read = await this.#read(inputs, options);
    return inputs.map((input, i) => this.#keep(head, input, read[i]));
  }

  /** φ of each text, in order. @throws EncoderError, or the signal's reason. */
  async features(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    return (await this.#read(inputs, options)).map(({ phi }) => phi);
  }

  async #read(inputs: readonly QueryResponse[], options: EmbedOptions): Promise<ReadText[]> {
    const keys = inputs.map(textKey);
    const features = new Map<string, ReadText>();
    const missing = new Map<string, QueryResponse>();
    keys.forEach((key, i) => {
      const known = this.#features.get(key);
      if (known === undefined) missing.set(key, inputs[i]);
      else features.set(key, known);
    });
    if (missing.size > 0) {
      const encoded = await this.#encoder.read([...missing.values()], { priority: "bulk", ...options });
      [...missing.keys()].forEach((key, i) => {
        features.set(key, encoded[i]);
        this.#features.set(key, encoded[i]);
      });
    }
    return keys.map((key) => features.get(key)!);
  }

  #keep(head: Head, input: QueryResponse, { phi, legibility }: ReadText): ScoredResponse {
    const key = textKey(input);
    const scores = this.#of(head);
    const known = scores.get(key);
    if (known !== undefined) return known;
    const score = scoreResponse(head, phi);
    if (!Number.isFinite(score.score) || score.interval.some(Number.isNaN)) {
      throw new NotANumberError(`head ${head.card.id} gives ${score.score}`);
    }
    const scored: ScoredResponse = { ...score, head, phi, limits: readingLimits(input.response, legibility) };
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
