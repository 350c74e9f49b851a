import { information } from "../../../core/choosing/asking.ts";
import type { Head } from "../../../core/model/head.ts";
import { comparePair } from "../../../core/model/score.ts";
import { isStarterName } from "../../heads/starters.ts";
import { withProgress } from "../../window/progress.ts";
import type { Services } from "../../services/services.ts";
import type { ComparePair } from "../compare-pair.ts";
import type { PairRanker, RankedPair } from "./order-pairs.ts";
import { pairMessages } from "../pair-messages.ts";
import { probabilityText } from "../../../report/format.ts";

/** Pairs looked at, of those that were drawn first: about ten seconds of reading on two cores. */
const MOST_PAIRS = 200;

/**
 * Ranks pairs by what a choice would teach the head in use (core/choosing/asking.ts), with progress; cancelled, the order stays
 * random. A starter learns nothing.
 */
export function rankByInformation({ heads, scores }: Pick<Services, "heads" | "scores">): PairRanker {
  return async (pairs) => {
    const head = await heads.current();
    if (isStarterName(head.card.id)) return undefined;
    return withProgress(pairMessages.ranking(), ({ signal, onProgress }) =>
      rank(pairs, head, scores, signal, onProgress),
    );
  };
}

async function rank(
  pairs: readonly ComparePair[],
  head: Head,
  scores: Services["scores"],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<RankedPair[]> {
  const readable = [...pairs.entries()].filter(([, { responses }]) => responses.every((text) => text.trim() !== ""));
  const some = readable.slice(0, MOST_PAIRS);
  const texts = some.flatMap(([, { query, responses }]) => responses.map((response) => ({ query, response })));
  const scored = await scores.scoreAll(texts, { head, signal, onProgress });
  const ranked = some.flatMap(([index], k) => {
    const [first, second] = [scored[2 * k], scored[2 * k + 1]];
    if ((first.limits.unknown ?? second.limits.unknown) !== undefined) return []; // the head has no number for it
    const { margin, sd, probability } = comparePair(head, first.phi, second.phi);
    const bits = information(margin, sd);
    // Of neither by its place: which response is the first on the screen is drawn later.
    const likelier = Math.max(probability, 1 - probability);
    return [{ index, bits, reason: pairMessages.asked(probabilityText(likelier)) }];
  });
  return ranked.sort((a, b) => b.bits - a.bits);
}
