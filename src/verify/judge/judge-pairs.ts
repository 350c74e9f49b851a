import type { Head } from "../../core/model/head.ts";
import { comparePair, rewardOf } from "../../core/model/score.ts";
import { probabilityText, shorten } from "../../report/format.ts";
import type { Expectation } from "../case.ts";
import { everyPair, neighbours } from "../expectations/pairs.ts";
import type { Status } from "../result.ts";
import { sentence, worstOf, type Judgement, type Order, type Part } from "./judgement.ts";
import { withRange } from "./with-range.ts";

type Ordered = Extract<Expectation, { kind: "choice" | "ranking" }>;

/** Characters of a response in the details. */
const SHOWN = 80;
export const quoted = (text: string) => `"${shorten(text, SHOWN)}"`;

const THRESHOLD = "above 0.50";

/** Every first response of a pair is to be chosen over its second: failed where one is not, unsure where one may not be. */
export function judgePairs(expects: Ordered, head: Head, phi: (response: string) => Float32Array): Judgement {
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
