import type { Head } from "../../core/model/head.ts";
import { comparePair, scoreResponse } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import { probabilityText, range, shorten } from "../../report/format.ts";
import type { Case, Expectation } from "../case.ts";
import { against, thresholdText } from "../expectations/threshold.ts";
import type { CaseResult, Status } from "../result.ts";
import { judgeOutputs } from "./judge-outputs.ts";
import type { Readings } from "./readings.ts";
import { sentence, worstOf, type Judgement } from "./judgement.ts";

/** Characters of a response in the details. */
const SHOWN = 80;
const quoted = (text: string) => `"${shorten(text, SHOWN)}"`;

/** What a head says of a case. @param model what to call the head. */
export function judgeCase(one: Case, head: Head, model: string, readings: Readings): CaseResult {
  const { file, line, name, tags, expects } = one;
  return { file, line, name, tags, model, ...judge(expects, head, readings) };
}

/** Every text of an expectation. */
export function textsOf(expects: Expectation): readonly QueryResponse[] {
  if (expects.kind === "outputs") return [...expects.outputs, ...expects.against];
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
    };
  }
  const phi = (response: string) => readings.phi({ query: expects.query, response })!;
  if (expects.kind === "score") {
    const { score, interval } = scoreResponse(head, phi(expects.response));
    const status = against({ low: interval[0], high: interval[1] }, expects.threshold);
    const figure = `Score ${withRange(score, interval)}`;
    return { status, reason: sentence(status, figure, thresholdText(expects.threshold)), details: [] };
  }
  const pairs =
    expects.kind === "choice"
      ? expects.better.flatMap((better) => expects.worse.map((worse) => [better, worse] as const))
      : expects.responses.slice(1).map((worse, i) => [expects.responses[i], worse] as const);
  return judgePairs(pairs, head, phi);
}

/** Every first response is to be chosen over its second: failed where one is not, unsure where one may not be. */
function judgePairs(
  pairs: readonly (readonly [string, string])[],
  head: Head,
  phi: (response: string) => Float32Array,
): Judgement {
  const judged = pairs.map(([better, worse]) => {
    const { probability, interval } = comparePair(head, phi(better), phi(worse));
    const status: Status = interval[0] > 0.5 ? "passed" : interval[1] < 0.5 ? "failed" : "unsure";
    return { better, worse, probability, interval, status };
  });
  const status = worstOf(judged.map((one) => one.status));
  const least = judged.reduce((a, b) => (b.probability < a.probability ? b : a));
  const decisive = judged.find((one) => one.status === status && one.probability === least.probability) ?? least;
  const figure = `The better response is chosen with probability ${withRange(decisive.probability, decisive.interval)}`;
  const of = pairs.length === 1 ? "" : `, the least of ${pairs.length} pairs`;
  const details = judged
    .filter((one) => one.status !== "passed")
    .map((one) => `${probabilityText(one.probability)} for ${quoted(one.better)} over ${quoted(one.worse)}`);
  return { status, reason: sentence(status, figure + of, "above 0.50"), details };
}

const withRange = (value: number, [low, high]: readonly [number, number]) =>
  `${probabilityText(value)} (${range({ low, high }, probabilityText)})`;
