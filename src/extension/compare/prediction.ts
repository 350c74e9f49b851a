import { isVague } from "../../core/evaluation/evidence.ts";
import { comparePair } from "../../core/model/score.ts";
import { isStarterName } from "../heads/starters.ts";
import { describeError } from "../window/describe-error.ts";
import { UnreadableResponseError } from "../scores/score-errors.ts";
import { isAbort } from "../window/progress.ts";
import type { ScoredResponse } from "../scores/score.ts";
import type { PairScorer } from "../pairs/pair-services.ts";
import { compareMessages } from "./compare-messages.ts";
import type { ComparePair } from "../pairs/compare-pair.ts";
import type { ShownOrder } from "../pairs/compare-pair.ts";
import { surePercent } from "../../report/format.ts";

/** Words of a verdict on two scored responses, in the order of the screen. */
type Verdict = (one: ScoredResponse, two: ScoredResponse) => string;

const put =
  (verdict: Verdict) =>
  async (
    scorer: PairScorer,
    { query, responses }: ComparePair,
    shown: ShownOrder,
    signal: AbortSignal,
  ): Promise<string> => {
    try {
      const [one, two] = await Promise.all(shown.map((i) => scorer.score(query, responses[i], signal)));
      const unknown = one.limits.unknown ?? two.limits.unknown;
      if (unknown !== undefined) throw new UnreadableResponseError(unknown);
      return verdict(one, two);
    } catch (error) {
      if (isAbort(error, signal)) throw error;
      return compareMessages.noVerdict(describeError(error));
    }
  };

/**
 * "The model would have chosen response 1 (64% sure)": which of two responses the head in use prefers, by the place on the
 * screen. A failure is a line as well; rejects only when aborted.
 */
export const predictionLine = put((one, two) => {
  const { id } = one.head.card;
  const { place, pair } = preferred(one, two);
  const line = isVague(pair)
    ? compareMessages.cannotTell()
    : compareMessages.prefers(place, surePercent(pair.probability));
  return isStarterName(id) ? compareMessages.untilTrained(line, id) : line;
});

/** "response 1 (71% sure)": the same after the choice, by the head that followed it. Fails as `predictionLine`. */
export const predictionNow = put((one, two) => {
  const { place, pair } = preferred(one, two);
  return isVague(pair)
    ? compareMessages.cannotTellNow()
    : compareMessages.prefersNow(place, surePercent(pair.probability));
});

/** The response that the head prefers, by its place on the screen, with its probability. */
function preferred(one: ScoredResponse, two: ScoredResponse) {
  const pair = comparePair(one.head, one.phi, two.phi);
  return pair.margin >= 0 ? { place: 1, pair } : { place: 2, pair: comparePair(one.head, two.phi, one.phi) };
}
