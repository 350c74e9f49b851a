import { compareSides } from "../core/evaluation/win-rate.ts";
import type { Head } from "../core/model/head.ts";
import type { QueryResponse } from "../core/types.ts";
import { plural } from "../report/format.ts";
import type { Case } from "./case.ts";
import { judgeCase } from "./judge/judge.ts";
import type { Readings } from "./judge/readings.ts";
import { winShares, type Meeting } from "./judge/win-shares.ts";
import { readOutputs } from "./read-outputs.ts";
import { matchQueries, type MatchedSides } from "./same-queries.ts";
import type { CaseResult, Comparison, ModelChange } from "./result.ts";
import { SourceError, type Files } from "./sources/files.ts";
import { distinctTexts } from "./texts.ts";

/** Losses that a report lists. */
const MOST_LOSSES = 10;

/** Responses now and before, by the queries that they share. */
type ComparedSides = Pick<MatchedSides, "sides" | "byLastMessage" | "byTest">;

/** The outputs that one model's cases name, now and at the revision. */
export interface ComparedOutputs extends ComparedSides {
  /** As a case names it. */
  readonly model: string | undefined;
}

export interface OutputsBefore {
  readonly compared: readonly ComparedOutputs[];
  readonly notes: readonly string[];
}

/**
 * What the outputs of all cases were at a revision, by model. Outputs that were not there yet are on one side only. What
 * can't be read of them is a note: nobody can fix it now.
 */
export async function outputsBefore(cases: readonly Case[], before: Files): Promise<OutputsBefore> {
  const byModel = new Map<string | undefined, Map<string, readonly QueryResponse[]>>();
  for (const { model, expects } of cases) {
    if (expects.kind !== "outputs") continue;
    const patterns = byModel.get(model) ?? new Map<string, readonly QueryResponse[]>();
    byModel.set(model, patterns.set(expects.pattern, expects.outputs));
  }
  const notes: string[] = [];
  const compared: ComparedOutputs[] = [];
  for (const [model, patterns] of byModel) {
    const matched: MatchedSides[] = [];
    for (const [pattern, now] of patterns) {
      const isThere = (await before.list(pattern)).length > 0;
      const { responses, problems } = isThere ? await outputsThen(pattern, before) : { responses: [], problems: [] };
      matched.push(matchQueries([now, responses]));
      notes.push(...problems);
    }
    const side = (which: 0 | 1) => distinctTexts(matched.flatMap(({ sides }) => sides[which]));
    const by = (way: "byLastMessage" | "byTest") => matched.some((one) => one[way]);
    compared.push({ model, sides: [side(0), side(1)], byLastMessage: by("byLastMessage"), byTest: by("byTest") });
  }
  return { compared, notes };
}

async function outputsThen(pattern: string, before: Files) {
  try {
    const { responses, problems } = await readOutputs(pattern, before);
    const [first] = problems;
    const places = `${plural(problems.length, "record")} of ${pattern} at the baseline can't be read`;
    return {
      responses,
      problems: first ? [`${places}, the first at ${first.file}:${first.line}: ${first.message}.`] : [],
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { responses: [], problems: [`The outputs at the baseline can't be used: ${error.message}.`] };
  }
}

/** How responses compare with those before, as a whole and by query. */
export interface ComparedQueries {
  readonly comparison: Comparison;
  readonly meetings: readonly Meeting[];
}

/** How responses compare with those before, by one head; undefined where no query has a response on both sides. */
export function compareQueries(
  { sides: [now, before], byLastMessage, byTest }: ComparedSides,
  head: Head,
  model: string,
  readings: Readings,
): ComparedQueries | undefined {
  const { meetings, deviation, unpaired, unreadable } = winShares(now, before, head, readings);
  if (meetings.length === 0) return undefined;
  const losses = meetings
    .filter(({ probability }) => probability < 0.5)
    .sort((a, b) => a.probability - b.probability)
    .slice(0, MOST_LOSSES)
    .map(({ query, probability, first, second }) => ({ query, probability, before: second, after: first }));
  const result = compareSides(meetings, deviation);
  const comparison = { model, result, byLastMessage, byTest, unpaired, unreadable, losses };
  return { comparison, meetings };
}

/** How the verdicts differ by the model as it was. */
export function compareModels(
  model: string,
  head: Head,
  cases: readonly { readonly one: Case; readonly result: CaseResult }[],
  outputs: ComparedOutputs | undefined,
  readings: Readings,
): ModelChange {
  const changed = cases.flatMap(({ one, result }) => {
    const before = judgeCase(one, head, model, readings).result.status;
    return before === result.status ? [] : [{ result, before }];
  });
  const compared = outputs && compareQueries(outputs, head, model, readings);
  return { model, cases: cases.length, changed, outputs: compared?.comparison.result };
}
