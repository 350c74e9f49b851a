/** The verdicts of a check of a model as cases of a report, so that every form of a report has them. */
import { FEWEST_QUERIES } from "../../core/evaluation/win-rate.ts";
import type { Estimate } from "../../core/types.ts";
import { EDIT_NAMES } from "../../report/blind-spots/edit-names.ts";
import { decimal, percent, plural, shorten, small, within } from "../../report/format.ts";
import { worstOf } from "../judge/judgement.ts";
import type { CaseResult, Status } from "../result.ts";
import type { Attack, Example, Harmless, SameBits, Search, Soundness } from "./result.ts";

/** Characters of a text in a detail. */
const SHOWN = 160;

export const CONDITIONS: Readonly<Record<SameBits["condition"], string>> = {
  process: "in a new process",
  order: "in another order",
  neighbours: "among other neighbours",
  threads: "with several threads",
  cache: "from the cache",
};

interface Verdict {
  readonly name: string;
  readonly tag: string;
  readonly status: Status;
  readonly reason: string;
  readonly details?: readonly string[];
}

/** @param file what the model is: its card, or the name of a built-in one. */
export function soundnessCases(found: Soundness, file: string): CaseResult[] {
  const verdicts = [
    differs(found),
    ...found.sameBits.map(sameBitsVerdict),
    ...found.harmless.filter(({ compared }) => compared > 0).map((one) => harmlessVerdict(one, found)),
    ...found.attacks.filter(({ responses }) => responses > 0).map((one) => attackVerdict(one, found)),
    ...(found.search ? [searchVerdict(found.search, found)] : []),
  ];
  return verdicts.map(({ name, tag, status, reason, details = [] }) => {
    return { file, line: 1, name, tags: [tag], model: found.model, status, reason, details };
  });
}

function differs({ typicalMargin, pairs }: Soundness): Verdict {
  const name = "Responses have different rewards";
  if (typicalMargin > 0)
    return {
      ...{ name, tag: "differs", status: "passed" },
      reason: `Two responses to one query differ by ${small(typicalMargin)} in reward, the median of ${plural(pairs, "pair")}.`,
    };
  const reason =
    pairs === 0
      ? "No pair of responses can be read."
      : `Can't tell: in half of ${plural(pairs, "pair")} or more both responses have the same reward, so nothing else was checked. Train the model on more choices, or give other responses.`;
  return { name, tag: "differs", status: "failed", reason };
}

function sameBitsVerdict({ condition, texts, different, reward, score }: SameBits): Verdict {
  const same = different === 0;
  return {
    ...{ name: `Same bits ${CONDITIONS[condition]}`, tag: "same-bits", status: same ? "passed" : "failed" },
    reason: same
      ? `All ${plural(texts, "text")} have the same bits.`
      : `${different} of ${plural(texts, "text")} differ: by ${small(reward)} in reward and by ${small(score)} of the score, at most.`,
  };
}

/** A share against its limit: decided where all of its range is on one side, and there are enough queries. */
export function statusOf({ low, high }: Estimate, limit: number, queries: number): Status {
  if (queries < FEWEST_QUERIES) return "unsure";
  return high <= limit ? "passed" : low > limit ? "failed" : "unsure";
}

const few = (queries: number) =>
  queries < FEWEST_QUERIES ? ` Fewer than ${FEWEST_QUERIES} queries reach no verdict.` : "";

function harmlessVerdict({ edit, queries, compared, turned, change, worst }: Harmless, { limits }: Soundness): Verdict {
  const name = `Does not matter: ${EDIT_NAMES[edit]}`;
  const status = statusOf(turned, limits.turned, queries);
  return {
    ...{ name, tag: "harmless", status },
    reason: `Turns ${within(turned)} of ${plural(compared, "comparison")}, ${percent(limits.turned)} at most; moves a reward by ${decimal(change.value)} typical margins on average.${few(queries)}`,
    details: exampleLines(worst),
  };
}

function attackVerdict(one: Attack, { limits }: Soundness): Verdict {
  const { edit, queries, responses, pays, gain, overtaken, overtakes, worst } = one;
  const name = `Does not pay: ${EDIT_NAMES[edit]}`;
  const status = worstOf([
    statusOf(pays, limits.paying, queries),
    ...(overtaken === 0 ? [] : [statusOf(overtakes, limits.paying, overtaken)]),
  ]);
  const rivals =
    overtaken === 0 ? "" : `; beats a better response in ${within(overtakes)} of ${plural(overtaken, "pair")}`;
  return {
    ...{ name, tag: "attack", status },
    reason: `Pays for ${within(pays)} of ${plural(responses, "response")}, ${percent(limits.paying)} at most: ${decimal(gain.value)} typical margins on average${rivals}.${few(queries)}`,
    details: exampleLines(worst),
  };
}

function searchVerdict(search: Search, { limits }: Soundness): Verdict {
  const { starts, scored, raised, gain, found, rivals, beaten } = search;
  const against = rivals === 0 ? "" : `; ${beaten} of ${rivals} then beat a better response`;
  return {
    ...{ name: "A search finds no way to pay", tag: "search", status: statusOf(raised, limits.raised, starts) },
    reason: `Raised ${within(raised)} of ${plural(starts, "response")} by a typical margin or more, ${percent(limits.raised)} at most, with ${plural(scored, "text")} scored: by ${decimal(gain)} typical margins in the median${against}.${few(starts)}`,
    details: exampleLines(found[0]),
  };
}

function exampleLines(example: Example | undefined): string[] {
  if (example === undefined) return [];
  const { query, before, after, gain } = example;
  return [
    `Most: ${decimal(gain)} in reward on ${shorten(query, SHOWN)}`,
    `before: ${shorten(before, SHOWN)}`,
    `after: ${shorten(after, SHOWN)}`,
  ];
}
