/** "about 30 more choices": computed and worded once, for the lens, the Model panel, reports and the terminal. */
import { choiceCount, roundForDisplay, type CountedChoices } from "../core/evaluation/evidence.ts";
import type { HeadCard } from "../core/model/head.ts";
import { count } from "./format.ts";

/**
 * About how many more choices a model takes until the responses without a score get one, rounded for display. Its training
 * measured that on its own choices, so all responses without a score say the same number.
 * @returns undefined where more choices of the same kind would not help: what has no score is unlike them
 */
export function moreChoices(head: CountedChoices & { readonly card: Pick<HeadCard, "unseen"> }): number | undefined {
  const have = choiceCount(head);
  const needed = head.card.unseen?.needed ?? 0;
  return needed > have ? roundForDisplay(needed - have) : undefined;
}

/** "about 30 more choices" */
export const moreChoicesText = (more: number): string => `about ${count(more)} more choices`;
