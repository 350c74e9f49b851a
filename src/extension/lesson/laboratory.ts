import type { Head } from "../../core/model/head.ts";
import { rewardOf, scoreResponse } from "../../core/model/score.ts";
import type { PreferenceSet, QueryResponse } from "../../core/types.ts";
import type { ScoredExample, ScoredText } from "../../protocol/lesson-figures.ts";
import type { ResponseTokens, TokenTable } from "../../protocol/encoder.ts";
import type { TrainingPair } from "../../training/training-pairs.ts";
import type { StarterName } from "../heads/starters.ts";
import type { LessonChoices } from "./lesson-choices.ts";

/** Sets of pairs that ship for the lesson, in media/lesson. */
export type LessonSet = "imaginative" | "direct";

/** What the lesson's figures are made with: the real encoder, the shipped heads, the fit of a training. */
export interface Laboratory {
  /** φ of each text, in order. @throws EncoderError */
  features(texts: readonly QueryResponse[]): Promise<Float32Array[]>;
  /** The response's tokens with w·h of each, by a pass of the encoder each time. @throws EncoderError */
  tokens(text: QueryResponse, weights: Float32Array): Promise<ResponseTokens>;
  /** All that the encoder reads of a text, special tokens included. @throws EncoderError */
  tokenTable(text: QueryResponse): Promise<TokenTable>;
  starter(name: StarterName): Promise<Head>;
  /** The head in use, and what it is called. */
  current(): Promise<{ readonly head: Head; readonly name: string }>;
  /** The pairs of a set, the chosen response first. */
  pairs(set: LessonSet): Promise<readonly TrainingPair[]>;
  /** A head fitted to the pairs of a set, as Train Reward Model does. Nothing is stored. @throws TrainError */
  train(set: LessonSet): Promise<Head>;
  /** The active choices of the workspace; none where it is not trusted. @throws StoreError */
  choices(): Promise<readonly TrainingPair[]>;
  /** Pairs with the φ of their texts. */
  preferenceSet(pairs: readonly TrainingPair[]): Promise<PreferenceSet>;
  /** The pairs that the person chooses from in the lesson, and what was chosen: 0, 1, or -1. */
  chosen(): LessonChoices;
}

export async function scoreAll(
  { features }: Pick<Laboratory, "features">,
  head: Head,
  query: string,
  responses: readonly string[],
): Promise<ScoredExample & { readonly phi: readonly Float32Array[] }> {
  const phi = await features(responses.map((response) => ({ query, response })));
  return { query, head: head.card.id, responses: responses.map((text, i) => scored(head, text, phi[i])), phi };
}

export function scored(head: Head, text: string, phi: Float32Array): ScoredText {
  const { reward, score, interval } = scoreResponse(head, phi);
  return { text, reward, score, interval };
}

/** Δ of each strict preference: R(preferred) − R(other). */
export function preferredMargins(head: Head, { features, dimension, first, second, label }: PreferenceSet): number[] {
  const reward = (row: number) => rewardOf(head, features.subarray(row * dimension, (row + 1) * dimension));
  return Array.from(label, (y, i) => (y > 0.5 ? 1 : -1) * (reward(first[i]) - reward(second[i])));
}

/** Without what stays in the extension. */
export function example({ query, head, responses }: ScoredExample): ScoredExample {
  return { query, head, responses };
}
