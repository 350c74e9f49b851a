import { isSure, surenessOfPair } from "../../core/evaluation/sureness.ts";
import { sigmoid } from "../../core/model/bradley-terry.ts";
import type { Head } from "../../core/model/head.ts";
import { comparePair, rewardOf } from "../../core/model/score.ts";
import type { Readings } from "./readings.ts";
import type { Meeting } from "./win-shares.ts";

/** What a head says of one query that both sides have answered: of the pair of responses in which the first side does worst. */
export interface QueryRow extends Pick<Meeting, "query" | "first" | "second"> {
  /** P(the first side is chosen), the mean over all pairs of responses to the query. */
  readonly probability: number;
  readonly firstScore: number;
  readonly secondScore: number;
  /** Δ = R(first) − R(second), logits. */
  readonly margin: number;
  readonly verdict: "sure" | "close" | "same";
}

/** Rows between two calls of `pause`: some ten milliseconds. */
const AT_ONCE = 100;

/**
 * The queries of a comparison, the biggest losses of the first side first.
 * @param pause waited for now and then, so that others have their turn; ends the work where it rejects.
 */
export async function queryRows(
  meetings: readonly Meeting[],
  head: Head,
  readings: Readings,
  pause: () => Promise<void>,
): Promise<QueryRow[]> {
  const rows: QueryRow[] = [];
  for (const { query, first, second, probability } of meetings) {
    const [a, b] = [first, second].map((response) => readings.phi({ query, response })!);
    const pair = comparePair(head, a, b);
    const verdict = first === second ? "same" : isSure(surenessOfPair(pair)) ? "sure" : "close";
    const [firstScore, secondScore] = [a, b].map((phi) => sigmoid(rewardOf(head, phi)));
    rows.push({ query, first, second, probability, firstScore, secondScore, margin: pair.margin, verdict });
    if (rows.length % AT_ONCE === 0) await pause();
  }
  return rows.sort((one, other) => one.probability - other.probability);
}
