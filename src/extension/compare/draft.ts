import type { AnswerStrength, Draft, ScreenAnswer } from "../../protocol/compare.ts";
import type { Judgement } from "../../store/log/record.ts";

/** Before anything is said beside the answer. */
export const emptyDraft: Draft = { strength: 1, tags: [], reason: "" };

/** Slightly, clearly, far, slightly … */
export function nextStrength(draft: Draft): Draft {
  return { ...draft, strength: ((draft.strength % 3) + 1) as AnswerStrength };
}

export function toggleTag(draft: Draft, tag: string): Draft {
  const { tags } = draft;
  return { ...draft, tags: tags.includes(tag) ? tags.filter((other) => other !== tag) : [...tags, tag] };
}

/** What is stored of a draft; how much better says something of a preference only. */
export function toJudgement(draft: Draft, answer: ScreenAnswer): Omit<Judgement, "choice"> {
  const { tags } = draft;
  const strength = answer === "one" || answer === "two" ? draft.strength : 1;
  return { strength, reason: draft.reason.trim(), ...(tags.length > 0 ? { tags } : {}) };
}
