/** What a report says to people, the same in every form. */
import type { WinRate } from "../core/evaluation/win-rate.ts";
import { FEWEST_QUERIES } from "../core/evaluation/win-rate.ts";
import type { Estimate } from "../core/types.ts";
import { modelNamed, decimal, plural, wholePercent } from "../report/format.ts";
import { soundnessTexts } from "./soundness/sentences.ts";
import type { Baseline, Comparison, ModelChange, Status, VerifyReport } from "./result.ts";

/** "61%, 54 to 68" */
const rangeText = ({ value, low, high }: Estimate) => `${wholePercent(value)}, ${endText(low)} to ${endText(high)}`;

/** An end of a range: with a decimal where it would be 50 without one, because its side of 50 is the verdict. */
const endText = (share: number): string => {
  const whole = decimal(100 * share, 0);
  return whole === "50" && share !== 0.5 ? decimal(100 * share, 1) : whole;
};

/** "better (61%, 54 to 68, 300 queries)" */
function verdictText({ verdict, winRate, queries }: WinRate): string {
  const figures = `(${rangeText(winRate)}, ${plural(queries, "query", "queries")})`;
  if (verdict === "same") return `the same (${plural(queries, "query", "queries")})`;
  if (verdict === "better" || verdict === "worse") return `${verdict} ${figures}`;
  return `can't tell ${figures}`;
}

/** The one sentence about responses, and what else to know of it. */
export function comparisonText({ model, result, unpaired, unreadable, ...by }: Comparison, revision: string): string {
  const { verdict, lengthControlled } = result;
  const against = `Responses against ${revision}, by ${modelNamed(model)}: ${verdictText(result)}.`;
  const more: string[] = [];
  if (verdict === "few") more.push(`Fewer than ${FEWEST_QUERIES} queries reach no verdict.`);
  if (verdict !== "same") more.push(`At equal lengths: ${rangeText(lengthControlled)}.`);
  const gone =
    (verdict === "better" && lengthControlled.low <= 0.5) || (verdict === "worse" && lengthControlled.high >= 0.5);
  if (gone) more.push("Without the difference in length there is no clear difference.");
  if (verdict === "unknown") more.push(cureText(result));
  more.push(...comparedBy(by));
  if (unpaired > 0) more.push(`${plural(unpaired, "query has", "queries have")} a response on one side only.`);
  if (unreadable > 0) more.push(`${plural(unreadable, "response")} can't be read and left out.`);
  return [against, ...more].join(" ");
}

/** Why queries with different prompts are compared. */
export function comparedBy({ byLastMessage, byTest }: Pick<Comparison, "byLastMessage" | "byTest">): string[] {
  if (byLastMessage) return ["Queries are compared by their last message, since none is the same as a whole."];
  return byTest ? ["Queries are compared by the input of their test, since the prompts around it differ."] : [];
}

/** What makes the range narrower: more queries, or a model that knows more. */
function cureText({ knownWeights }: WinRate): string {
  const clear = knownWeights.low > 0.5 || knownWeights.high < 0.5;
  return clear
    ? `The model is not sure itself: with its weights known it would be ${rangeText(knownWeights)}. Train it on more choices.`
    : "More queries make the range narrower.";
}

function modelText({ model, cases, changed, outputs, problem }: ModelChange, revision: string): string {
  if (problem !== undefined) return `Model ${model} is not compared with ${revision}: ${problem}`;
  const verdicts = `${changed.length} of ${plural(cases, "verdict")} changed`;
  const by = outputs ? ` By the model as it was, the responses are: ${verdictText(outputs)}.` : "";
  return `Model ${model} is not the same as at ${revision}: ${verdicts}.${by}`;
}

/** Every sentence about a baseline: responses, then models. */
export function baselineTexts({ revision, comparisons, notes, models }: Baseline): string[] {
  return [
    ...comparisons.map((comparison) => comparisonText(comparison, revision)),
    ...notes,
    ...models.map((model) => modelText(model, revision)),
  ];
}

/** Every sentence beside the cases: about a baseline, or about a model that was checked. */
export const reportTexts = ({ baseline, soundness }: VerifyReport): string[] => [
  ...(baseline ? baselineTexts(baseline) : []),
  ...(soundness ? soundnessTexts(soundness) : []),
];

export function counts({ cases }: VerifyReport): Record<Status, number> {
  const found = { passed: 0, failed: 0, unsure: 0, error: 0 };
  for (const { status } of cases) found[status]++;
  return found;
}

/** "12 passed, 1 failed, 2 unsure" */
export function countText(report: VerifyReport): string {
  const { passed, failed, unsure, error } = counts(report);
  return [
    `${passed} passed`,
    `${failed} failed`,
    ...(unsure > 0 ? [`${unsure} unsure`] : []),
    ...(error > 0 ? [plural(error, "error")] : []),
  ].join(", ");
}

/** Whether something must be fixed. */
export const hasFailed = ({ cases }: VerifyReport) =>
  cases.some(({ status }) => status === "failed" || status === "error");
