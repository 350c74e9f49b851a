import type { Head } from "../core/model/head.ts";
import { compareModels, compareQueries, outputsBefore, type ComparedOutputs, type OutputsBefore } from "./baseline.ts";
import type { FileProblem } from "./case.ts";
import { textsOf } from "./judge/judge.ts";
import { judgeCases, withModel, type CaseScorer, type JudgedCases } from "./judge/judge-cases.ts";
import { loadCases } from "./load-cases.ts";
import type { Baseline, CaseResult, ModelChange, VerifyReport } from "./result.ts";
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
  const others = before.compared.flatMap((one) => one.before);
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
  const comparisons = compared.flatMap((outputs) => {
    const head = heads.get(outputs.model!);
    return (head && compareQueries(outputs, head, outputs.model!, readings)?.comparison) ?? [];
  });
  const changes: ModelChange[] = [];
  for (const model of heads.keys()) {
    const was = await scorer.loadBefore(model);
    if (was === undefined) continue;
    const cases = judged.filter(({ one }) => one.model === model);
    const outputs = compared.find((one) => one.model === model);
    if (typeof was === "string") changes.push({ model, cases: cases.length, changed: [], problem: was });
    else changes.push(compareModels(model, was, cases, outputs, readings));
  }
  const notes = comparisons.length > 0 || read.length > 0 ? read : [nothingCompared(compared, revision)];
  return { revision, commit, comparisons, notes, models: changes };
}

function nothingCompared(compared: readonly ComparedOutputs[], revision: string): string {
  if (compared.length === 0)
    return `No responses are compared with ${revision}: no case has outputs. Add one with outputs: and a pattern.`;
  return compared.every(({ before }) => before.length === 0)
    ? `No responses are compared with ${revision}: the outputs are new since then.`
    : `No responses are compared with ${revision}: no query has a response now and then.`;
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
export function problemResult({ file, line, message }: FileProblem): CaseResult {
  const reason = /[.?!]$/.test(message) ? message : `${message}.`;
  return { file, line, name: `${file}:${line}`, tags: [], model: "", status: "error", reason, details: [] };
}
