import { LEAST_SHARE } from "../../core/explain/marks.ts";
import { partOfBlock, type Part } from "../../core/explain/attribution.ts";
import type { TokenPart } from "../../core/explain/explanation.ts";
import { COSINE } from "../../core/features/feature-layout.ts";
import type { SentencePart } from "../../core/features/sentences.ts";
import type { DrivingChoice } from "./driving-choices.ts";
import type { ExplainedResponse } from "./explained-response.ts";

/** A row with a part of the reward of its own. */
export type PartNode =
  | { readonly kind: "sentence"; readonly one: ExplainedResponse; readonly sentence: SentencePart }
  | { readonly kind: "feature"; readonly one: ExplainedResponse; readonly feature: Part }
  | { readonly kind: "cosine"; readonly part: number };

/** A row of the Explanation view. */
export type ExplainNode =
  | { readonly kind: "response" | "choices"; readonly one: ExplainedResponse }
  | PartNode
  | { readonly kind: "small"; readonly parts: readonly PartNode[] }
  | { readonly kind: "token"; readonly one: ExplainedResponse; readonly token: TokenPart }
  | { readonly kind: "note"; readonly text: string }
  | DrivingChoice;

export function partOf(node: PartNode): number {
  if (node.kind === "cosine") return node.part;
  return node.kind === "feature" ? node.feature.part : node.sentence.part;
}

/** The parts that sum to R, the largest first; those of less than a tenth of the largest apart. */
export function partNodes(one: ExplainedResponse): { large: PartNode[]; small: PartNode[] } {
  const { explanation } = one.reward!;
  const all: PartNode[] = [
    ...explanation.surface.map((feature) => ({ kind: "feature", one, feature }) as const),
    ...explanation.sentences.map((sentence) => ({ kind: "sentence", one, sentence }) as const),
    { kind: "cosine", part: partOfBlock(explanation, COSINE) },
  ];
  const size = (node: PartNode) => Math.abs(partOf(node));
  const sorted = all.sort((a, b) => size(b) - size(a));
  const isLarge = (node: PartNode) => size(node) >= LEAST_SHARE * size(sorted[0]);
  return { large: sorted.filter(isLarge), small: sorted.filter((node) => !isLarge(node)) };
}
