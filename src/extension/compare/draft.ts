import type { AnswerStrength, Draft, ScreenAnswer } from "../../protocol/compare.ts";
import type { Judgement } from "../../store/log/record.ts";
import type { Showing } from "../pairs/compare-pair.ts";

/** Before anything is said beside the answer. */
export const emptyDraft: Draft = { strength: 1, tags: [], reason: "" };

/** What is said beside the answer about the showing on the screen. */
export class Drafts {
  readonly #token: () => string | undefined;
  readonly #changed: () => void;
  #latest: { readonly token: string; readonly draft: Draft } | undefined;

  /** @param token names the showing on the screen @param changed is called when a key changed the draft */
  constructor(token: () => string | undefined, changed: () => void) {
    this.#token = token;
    this.#changed = changed;
  }

  get current(): Draft {
    return this.#latest !== undefined && this.#latest.token === this.#token() ? this.#latest.draft : emptyDraft;
  }

  /** What is stored with the answer to that showing, as the page has it. */
  set(token: string, draft: Draft): void {
    if (token === this.#token()) this.#latest = { token, draft };
  }

  /** A key changes what is stored with the answer. */
  change(change: (draft: Draft) => Draft): void {
    const token = this.#token();
    if (token === undefined) return;
    this.#latest = { token, draft: change(this.current) };
    this.#changed();
  }
}

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

/**
 * "Edited beats original" as a preference: the response as it was first, the annotator's version second and chosen.
 * Nothing was drawn, as there was nothing to choose between. Undefined where the text is empty or unchanged.
 */
export function editedPreference({ pair, shown }: Showing, place: "one" | "two", text: string, draft: Draft) {
  const original = pair.responses[shown[place === "one" ? 0 : 1]];
  if (text.trim() === "" || text.trim() === original.trim()) return undefined;
  const judged = { choice: "second", ...toJudgement(draft, "two") } as const;
  return { query: pair.query, responses: [original, text], shown: [0, 1], ...judged, edited: true } as const;
}
