import type { Head } from "../core/model/head.ts";
import { compareModels, compareQueries, outputsBefore, type ComparedOutputs, type OutputsBefore } from "./baseline.ts";
import type { FileProblem } from "./case.ts";
import { textsOf } from "./judge/judge.ts";
import { judgeCases, withModel, type CaseScorer, type JudgedCases } from "./judge/judge-cases.ts";
import { loadCases } from "./load-cases.ts";
import type { Baseline, CaseResult, Comparison, ModelChange, VerifyReport } from "./result.ts";
import type { Files } from "./sources/files.ts";

/** What scores the cases, from outside. */
export interface Scorer extends CaseScorer {
  /** The model as it was at the baseline: undefined where it is the same, a sentence where it can't be used. */
  loadBefore(model: string): Promise<Head | string | undefined>;
}

export interface VerifyOptions {
  readonly version: string;
  /** Of *.reward.yaml files, from the root. */
  readonly patterns: readonly string[];
  readonly files: Files;
  /** Instead of every model that the files name. */
  readonly model?: string | undefined;
  /** Runs `work` with a scorer of so many texts, and ends it. */
  readonly withScorer: <T>(texts: number, work: (scorer: Scorer) => Promise<T>) => Promise<T>;
  readonly baseline?: { readonly revision: string; readonly commit: string; readonly files: Files } | undefined;
}

/** Checks every case of some files, and compares outputs and models with a revision where one is given. Rejects with SourceError. */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { version, baseline } = options;
  const loaded = await loadCases(options.patterns, options.files);
  const cases = loaded.cases.map((one) => withModel(one, options.model));
  const before = baseline ? await outputsBefore(cases, baseline.files) : { compared: [], notes: [] };
  const others = before.compared.flatMap(({ sides }) => sides.flat());
  // Outputs are counted twice: the number only says whether they are many.
  const texts = cases.reduce((sum, { expects }) => sum + textsOf(expects).length, others.length);
  if (texts === 0) return { version, cases: inOrder(loaded.problems.map(problemResult)) };
  return options.withScorer(texts, async (scorer) => {
    const done = await judgeCases(cases, scorer, others);
    const problems = [...loaded.problems, ...missingModels(cases, done.missing)];
    const results = inOrder([...done.judged.map(({ result }) => result), ...problems.map(problemResult)]);
    if (!baseline) return { version, cases: results };
    return { version, cases: results, baseline: await compare(done, before, baseline, scorer) };
  });
}

const inOrder = (results: CaseResult[]) =>
  results.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));

async function compare(
  { judged, heads, readings }: JudgedCases,
  { compared, notes: read }: OutputsBefore,
  { revision, commit }: Pick<Baseline, "revision" | "commit">,
  scorer: Scorer,
): Promise<Baseline> {
  const comparisons: Comparison[] = [];
  const notes = compared.length === 0 ? [noOutputs(revision)] : [...read];
  for (const outputs of compared) {
    const head = heads.get(outputs.model!);
    if (head === undefined) continue;
    const found = compareQueries(outputs, head, outputs.model!, readings);
    if (found) comparisons.push(found.comparison);
    else notes.push(nothingCompared(outputs, revision, compared.length > 1));
  }
  const changes: ModelChange[] = [];
  for (const model of heads.keys()) {
    const was = await scorer.loadBefore(model);
    if (was === undefined) continue;
    const cases = judged.filter(({ one }) => one.model === model);
    const outputs = compared.find((one) => one.model === model);
    if (typeof was === "string") changes.push({ model, cases: cases.length, changed: [], problem: was });
    else changes.push(compareModels(model, was, cases, outputs, readings));
  }
  return { revision, commit, comparisons, notes, models: changes };
}

const noOutputs = (revision: string) =>
  `No responses are compared with ${revision}: no case has outputs. Add one with outputs: and a pattern.`;

function nothingCompared({ sides, model }: ComparedOutputs, revision: string, isOneOfSeveral: boolean): string {
  const none = `No responses are compared with ${revision}${isOneOfSeveral ? ` by model ${model}` : ""}`;
  return sides[1].length === 0
    ? `${none}: the outputs are new since then. Where a file was renamed, name its folder, or a pattern for both names.`
    : `${none}: no query has a response now and then.`;
}

/** A model that cannot be used is a problem of the first case of each file that names it. */
function missingModels(
  cases: readonly { readonly model: string; readonly file: string; readonly line: number }[],
  missing: ReadonlyMap<string, string>,
): FileProblem[] {
  const problems = new Map<string, FileProblem>();
  for (const { model, file, line } of cases) {
    const message = missing.get(model);
    const key = JSON.stringify([file, message]);
    if (message !== undefined && !problems.has(key)) problems.set(key, { file, line, message });
  }
  return [...problems.values()];
}

/** What reports say of what cannot be checked. */
export function problemResult({ file, line, message, name = `${file}:${line}` }: FileProblem): CaseResult {
  const reason = /[.?!]$/.test(message) ? message : `${message}.`;
  return { file, line, name, tags: [], model: "", status: "error", reason, details: [] };
}
