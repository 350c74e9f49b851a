/** "about 30 more choices": computed and worded once, for the lens, the Model panel, reports and the terminal. */
import { choiceCount, choicesNeeded, roundForDisplay, type CountedChoices } from "../core/evaluation/evidence.ts";
import { median } from "../core/math/statistics.ts";
import type { HeadCard } from "../core/model/head.ts";
import type { Score } from "../core/model/score.ts";
import { count } from "./format.ts";

/**
 * About how many more choices a model takes until the responses without a score get one, rounded for display. Its training
 * measured that on its own choices, so all responses without a score say the same number.
 * @param vague scores that say too little: they decide where the training left no response without a score
 * @returns undefined where nothing is known to be missing
 */
export function moreChoices(
  head: CountedChoices & { readonly card: Pick<HeadCard, "unseen"> },
  vague: readonly Pick<Score, "reward" | "sd">[] = [],
): number | undefined {
  const have = choiceCount(head);
  const measured = head.card.unseen?.needed ?? 0;
  const own = vague.map((score) => choicesNeeded(head, score));
  const needed = measured > have || own.length === 0 ? measured : median(own);
  return needed > have ? roundForDisplay(needed - have) : undefined;
}

/** "about 30 more choices" */
export const moreChoicesText = (more: number): string => `about ${count(more)} more choices`;
