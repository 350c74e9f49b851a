import { compareSides, meanShare } from "../../core/evaluation/win-rate.ts";
import { sigmoid } from "../../core/model/bradley-terry.ts";
import type { Head } from "../../core/model/head.ts";
import { rewardOf } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import { plural, probabilityText, range, wholePercent } from "../../report/format.ts";
import type { Expectation } from "../case.ts";
import { against, thresholdText, type Threshold } from "../expectations/threshold.ts";
import { sentence, worstOf, type Judgement, type Part } from "./judgement.ts";
import type { MatchedSides } from "../same-queries.ts";
import { comparedBy } from "../sentences.ts";
import { MeanDeviation } from "./mean-deviation.ts";
import type { Readings } from "./readings.ts";
import { winShares } from "./win-shares.ts";

type Outputs = Extract<Expectation, { kind: "outputs" }>;

/** What a head says of all outputs of some files. */
export function judgeOutputs(expects: Outputs, head: Head, readings: Readings): Judgement {
  const found = [
    ...(expects.mean ? [judgeMean(expects.outputs, expects.mean, head, readings)] : []),
    ...(expects.winRate && expects.matched ? [judgeWinRate(expects.matched, expects.winRate, head, readings)] : []),
  ];
  return {
    status: worstOf(found.map(({ status }) => status)),
    reason: found.map(({ reason }) => reason).join(" "),
    details: found.flatMap(({ details }) => details),
    parts: found,
  };
}

/** The mean over queries: responses to one query share theirs. */
function judgeMean(outputs: readonly QueryResponse[], mean: Threshold, head: Head, readings: Readings): Part {
  const byQuery = new Map<string, Float32Array[]>();
  let unreadable = 0;
  for (const output of outputs) {
    const phi = readings.phi(output);
    const others = byQuery.get(output.query);
    if (phi === undefined) unreadable++;
    else if (others) others.push(phi);
    else byQuery.set(output.query, [phi]);
  }
  const details = leftOut(unreadable);
  const queries = plural(byQuery.size, "query", "queries");
  if (byQuery.size < 2)
    return { status: "unsure", reason: `Responses to ${queries} don't show how others are. Give more.`, details };
  const deviation = new MeanDeviation(head);
  const values = [...byQuery.values()].map((phis) => {
    const share = 1 / phis.length;
    return phis.reduce((sum, phi) => {
      const score = sigmoid(rewardOf(head, phi));
      deviation.add(share / byQuery.size, score, phi, head.mean);
      return sum + share * score;
    }, 0);
  });
  const estimate = meanShare(values, deviation.value);
  const status = against(estimate, mean);
  const figure = `Mean score ${probabilityText(estimate.value)} (${range(estimate, probabilityText)}) over ${queries}`;
  return { status, reason: sentence(status, figure, thresholdText(mean)), details };
}

function judgeWinRate(matched: MatchedSides, winRate: Threshold, head: Head, readings: Readings): Part {
  const { meetings, deviation, unpaired, unreadable } = winShares(...matched.sides, head, readings);
  const details = [
    ...comparedBy(matched),
    ...leftOut(unreadable),
    ...(unpaired > 0 ? [`${plural(unpaired, "query", "queries")} with responses on one side only`] : []),
  ];
  const queries = plural(meetings.length, "query", "queries");
  if (meetings.length < 2) {
    const reason = `${queries} with responses on both sides: too few. Give both sides the same queries.`;
    return { status: "unsure", reason, details };
  }
  const shares = meetings.map(({ probability }) => probability);
  const estimate = meanShare(shares, deviation);
  const status = against(estimate, winRate);
  const { lengthControlled } = compareSides(meetings, deviation);
  const figure = `Win rate ${wholePercent(estimate.value)} (${range(estimate, wholePercent)}) on ${queries}, ${wholePercent(lengthControlled.value)} at equal lengths`;
  return { status, reason: sentence(status, figure, thresholdText(winRate)), details };
}

const leftOut = (unreadable: number) =>
  unreadable === 0 ? [] : [`${plural(unreadable, "response")} can't be read and left out`];
