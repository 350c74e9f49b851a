import type { ExplainedResponse } from "./explained-response.ts";
import type { Explainer } from "./explainer.ts";
import { undo, type RewardChange } from "./what-if.ts";

/**
 * What each of several edits did: the response is read once more without each.
 * @returns undefined where nothing is to be read. @throws EncoderError, or the signal's reason
 */
export async function readEffects(
  explainer: Pick<Explainer, "rewards">,
  { reward, change, response: { query, response } }: ExplainedResponse,
  signal: AbortSignal,
): Promise<RewardChange | undefined> {
  if (reward === undefined || change === undefined || change.edits.every(({ effect }) => effect !== undefined))
    return undefined;
  const without = change.edits.map((edit) => undo(response, edit));
  const rewards = await explainer.rewards(reward.head, query, without, signal);
  return { ...change, edits: change.edits.map((edit, i) => ({ ...edit, effect: change.now - rewards[i] })) };
}
