import type { ComparedQuery } from "../../core/evaluation/win-rate.ts";
import { sigmoid } from "../../core/model/bradley-terry.ts";
import type { Head } from "../../core/model/head.ts";
import { rewardOf } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import { MeanDeviation } from "./mean-deviation.ts";
import type { Readings } from "./readings.ts";

/** One query that both sides have answered. */
export interface Meeting extends ComparedQuery {
  readonly query: string;
  /** The pair of responses in which the first side does worst. */
  readonly first: string;
  readonly second: string;
}

export interface WinShares {
  readonly meetings: readonly Meeting[];
  /** Standard deviation of their mean probability by the model's posterior. */
  readonly deviation: number;
  /** Queries that only one side has answered. */
  readonly unpaired: number;
  /** Responses that the encoder cannot read; they are left out. */
  readonly unreadable: number;
}

interface Answer {
  readonly text: string;
  readonly phi: Float32Array;
  readonly reward: number;
}

/** How likely each of one side's responses is to be chosen over those of the other, query by query. */
export function winShares(
  first: readonly QueryResponse[],
  second: readonly QueryResponse[],
  head: Head,
  readings: Readings,
): WinShares {
  let unreadable = 0;
  const byQuery = (side: readonly QueryResponse[]) => {
    const answers = new Map<string, Answer[]>();
    for (const one of side) {
      const phi = readings.phi(one);
      if (phi === undefined) {
        unreadable++;
        continue;
      }
      const answer = { text: one.response, phi, reward: rewardOf(head, phi) };
      const before = answers.get(one.query);
      if (before) before.push(answer);
      else answers.set(one.query, [answer]);
    }
    return answers;
  };
  const [firsts, seconds] = [byQuery(first), byQuery(second)];
  const shared = [...firsts.keys()].filter((query) => seconds.has(query));
  const deviation = new MeanDeviation(head);
  const meetings = shared.map((query) =>
    meet(query, firsts.get(query)!, seconds.get(query)!, 1 / shared.length, deviation),
  );
  const unpaired = firsts.size + seconds.size - 2 * shared.length;
  return { meetings, deviation: deviation.value, unpaired, unreadable };
}

function meet(
  query: string,
  firsts: readonly Answer[],
  seconds: readonly Answer[],
  share: number,
  deviation: MeanDeviation,
): Meeting {
  const pairs = firsts.length * seconds.length;
  let sum = 0;
  let worst = { probability: Infinity, first: "", second: "" };
  for (const a of firsts) {
    for (const b of seconds) {
      const probability = a.text === b.text ? 0.5 : sigmoid(a.reward - b.reward);
      sum += probability;
      deviation.add(share / pairs, probability, a.phi, b.phi);
      if (probability < worst.probability) worst = { probability, first: a.text, second: b.text };
    }
  }
  const length = (side: readonly Answer[]) => side.reduce((all, { text }) => all + text.length, 0) / side.length;
  return {
    query,
    probability: sum / pairs,
    lengthDifference: length(firsts) - length(seconds),
    first: worst.first,
    second: worst.second,
  };
}
