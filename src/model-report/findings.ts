import type { HeadCard } from "../core/model/head.ts";
import type { Comparison } from "../core/model/head-evaluation.ts";
import { warningText } from "./warning-text.ts";
import { choicesText, within } from "./words.ts";

/** Something that a training found out about the choices, beside its figures: for people. */
export interface Finding {
  readonly title: string;
  readonly text: string;
}

const VERDICTS = { better: "likely better", worse: "likely worse", unknown: "can't tell" } as const;

/** What the training found against length alone, against the head before and about the choices, each with its figures. */
export function headFindings({ report }: HeadCard): Finding[] {
  if (report === undefined) return [];
  const { againstLength, againstPrevious, selfConsistency, warnings } = report;
  const found: Finding[] = [];
  if (againstLength) found.push(against("length alone", againstLength, "on the same folds"));
  if (againstPrevious) found.push(against(againstPrevious.name, againstPrevious, "that neither had seen"));
  if (selfConsistency) {
    const { same, pairs } = selfConsistency;
    const share = within(same.value, same.low, same.high);
    found.push({
      title: "Yourself",
      text: `Asked again, you chose the same in ${share} of ${pairs} pairs: no head can be expected to do better.`,
    });
  }
  for (const { cause, cure } of warnings.map(warningText)) found.push({ title: cause.replace(/\.$/, ""), text: cure });
  return found;
}

function against(name: string, { verdict, difference, pairs }: Comparison, where: string): Finding {
  const [value, low, high] = [difference.value, difference.low, difference.high].map(points);
  return {
    title: `Against ${name}: ${VERDICTS[verdict]}`,
    text: `The difference is ${value} points (${low} to ${high}) on ${choicesText(pairs)} ${where}.`,
  };
}

const points = (share: number): string =>
  `${share > 0 ? "+" : share < 0 ? "−" : ""}${Math.abs(100 * share).toFixed(1)}`;
