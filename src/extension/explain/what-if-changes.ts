import { inDocument, type ExplainedResponse } from "./explained-response.ts";
import { compareWith, type PlacedSentence, type RewardChange } from "./what-if.ts";

/** The sentences of an explanation, by their place in the document. */
export function placedSentences(one: ExplainedResponse): PlacedSentence[] {
  return (one.reward?.explanation.sentences ?? []).flatMap(({ part, ...place }) => {
    const at = inDocument(one, place);
    return at === undefined ? [] : [{ ...at, part }];
  });
}

/** What moved since What-If began; undefined where it has not, or where there is no explanation now. */
export function changesOf(one: ExplainedResponse): RewardChange | undefined {
  if (one.reward === undefined || one.baseline === undefined) return undefined;
  return compareWith(one.baseline, one.reward.explanation.reward, placedSentences(one));
}
