import type { Head } from "../../core/model/head.ts";
import { scoreResponse, comparePair, rewardOf } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { Case, Expectation } from "../case.ts";
import { against, thresholdText } from "../expectations/threshold.ts";
import type { CaseResult, Status } from "../result.ts";
import { judgeOutputs } from "./judge-outputs.ts";
import type { Readings } from "./readings.ts";
import { sentence, type Judgement, worstOf, type Order, type Part, withRange } from "./judgement.ts";
import { probabilityText, shorten } from "../../report/format.ts";
import { everyPair, neighbours } from "../expectations/pairs.ts";

/** A case's verdict for reports, and what only some of them show. */
export interface JudgedCase extends Pick<Judgement, "order" | "parts"> {
  readonly result: CaseResult;
}

/** What a head says of a case. @param model what to call the head. */
export function judgeCase(one: Case, head: Head, model: string, readings: Readings): JudgedCase {
  const { file, line, name, tags, expects } = one;
  const { status, reason, details, ...more } = judge(expects, head, readings);
  return { result: { file, line, name, tags, model, status, reason, details }, ...more };
}

/** Every text of an expectation. */
export function textsOf(expects: Expectation): readonly QueryResponse[] {
  if (expects.kind === "outputs") return [...expects.outputs, ...(expects.matched?.sides.flat() ?? [])];
  const { query } = expects;
  if (expects.kind === "score") return [{ query, response: expects.response }];
  const responses = expects.kind === "ranking" ? expects.responses : [...expects.better, ...expects.worse];
  return responses.map((response) => ({ query, response }));
}

function judge(expects: Expectation, head: Head, readings: Readings): Judgement {
  if (expects.kind === "outputs") return judgeOutputs(expects, head, readings);
  const unread = textsOf(expects).find((text) => readings.phi(text) === undefined);
  if (unread) {
    return {
      status: "unsure",
      reason: "A response can't be read: too many of its words are unknown to the encoder.",
      details: [quoted(unread.response)],
      parts: [],
    };
  }
  const phi = (response: string) => readings.phi({ query: expects.query, response })!;
  if (expects.kind === "score") {
    const { score, interval } = scoreResponse(head, phi(expects.response));
    const status = against({ low: interval[0], high: interval[1] }, expects.threshold);
    const figure = `Score ${withRange(score, interval)}`;
    return { status, reason: sentence(status, figure, thresholdText(expects.threshold)), details: [], parts: [] };
  }
  return judgePairs(expects, head, phi);
}

type Ordered = Extract<Expectation, { kind: "choice" | "ranking" }>;

/** Characters of a response in the details. */
const SHOWN = 80;
const quoted = (text: string) => `"${shorten(text, SHOWN)}"`;

const THRESHOLD = "above 0.50";

/** Every first response of a pair is to be chosen over its second: failed where one is not, unsure where one may not be. */
function judgePairs(expects: Ordered, head: Head, phi: (response: string) => Float32Array): Judgement {
  const pairs = expects.kind === "choice" ? everyPair(expects.better, expects.worse) : neighbours(expects.responses);
  const judged = pairs.map(([better, worse]) => {
    const { probability, interval } = comparePair(head, phi(better), phi(worse));
    const status: Status = interval[0] > 0.5 ? "passed" : interval[1] < 0.5 ? "failed" : "unsure";
    const figure = `The better response is chosen with probability ${withRange(probability, interval)}`;
    return { better, worse, probability, figure, status };
  });
  const status = worstOf(judged.map((one) => one.status));
  const least = judged.reduce((a, b) => (b.probability < a.probability ? b : a));
  const decisive = judged.find((one) => one.status === status && one.probability === least.probability) ?? least;
  const of = pairs.length === 1 ? "" : `, the least of ${pairs.length} pairs`;
  const details = judged
    .filter((one) => one.status !== "passed")
    .map((one) => `${probabilityText(one.probability)} for ${quoted(one.better)} over ${quoted(one.worse)}`);
  const parts = judged.map((one): Part => ({
    status: one.status,
    reason: sentence(one.status, one.figure, THRESHOLD),
    details: [],
    ...(one.status === "failed" && { order: { expected: [one.better, one.worse], found: [one.worse, one.better] } }),
  }));
  return {
    ...{ status, reason: sentence(status, decisive.figure + of, THRESHOLD), details, parts },
    ...(status === "failed" && { order: orderOf(expects, (text) => rewardOf(head, phi(text))) }),
  };
}

function orderOf(expects: Ordered, reward: (response: string) => number): Order {
  const sorted = (responses: readonly string[]) =>
    responses
      .map((text) => ({ text, reward: reward(text) }))
      .sort((a, b) => b.reward - a.reward)
      .map(({ text }) => text);
  if (expects.kind === "ranking") return { expected: expects.responses, found: sorted(expects.responses) };
  // Among the better ones, and among the worse ones, no order is expected.
  const expected = [...sorted(expects.better), ...sorted(expects.worse)];
  return { expected, found: sorted(expected) };
}
