import type { Draft } from "../../protocol/compare.ts";
import { toJudgement } from "./draft.ts";
import type { Showing } from "./session.ts";

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
