import type { Head } from "../../core/model/head.ts";
import { scoreResponse } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { Case, Expectation } from "../case.ts";
import { against, thresholdText } from "../expectations/threshold.ts";
import type { CaseResult } from "../result.ts";
import { judgeOutputs } from "./judge-outputs.ts";
import { judgePairs, quoted } from "./judge-pairs.ts";
import type { Readings } from "./readings.ts";
import { sentence, type Judgement } from "./judgement.ts";
import { withRange } from "./with-range.ts";

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
