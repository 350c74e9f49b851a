import type { Head } from "../core/model/head.ts";
import { compareModels, compareQueries, outputsBefore, type ComparedOutputs, type OutputsBefore } from "./baseline.ts";
import type { Case, FileProblem } from "./case.ts";
import { judgeCase, textsOf } from "./judge/judge.ts";
import { Readings, type ReadTexts } from "./judge/readings.ts";
import { loadCases } from "./load-cases.ts";
import type { Baseline, CaseResult, ModelChange, VerifyReport } from "./result.ts";
import { SourceError, type Files } from "./sources/files.ts";

/** What scores the cases, from outside. */
export interface Scorer {
  readonly read: ReadTexts;
  /** Loads a model by a built-in one's name or a folder from the root. Rejects with a sentence where there is none. */
  load(model: string): Promise<Head>;
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

/** The model of files that name none. */
const DEFAULT_MODEL = "general";

/** Checks every case of some files, and compares outputs and models with a revision where one is given. Rejects with SourceError. */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { version, baseline } = options;
  const loaded = await loadCases(options.patterns, options.files);
  const named = (model: string | undefined) => options.model ?? model ?? DEFAULT_MODEL;
  const cases = loaded.cases.map((one) => ({ ...one, model: named(one.model) }));
  const before = baseline ? await outputsBefore(cases, baseline.files) : { compared: [], notes: [] };
  const texts = [...cases.flatMap(({ expects }) => textsOf(expects)), ...before.compared.flatMap((one) => one.before)];
  if (texts.length === 0) return { version, cases: inOrder(loaded.problems.map(problemResult)) };
  return options.withScorer(texts.length, async (scorer) => {
    const { heads, problems } = await loadHeads(cases, scorer);
    const usable = cases.filter(({ model }) => heads.has(model));
    const readings = await Readings.of(texts, scorer.read);
    const judged = usable.map((one) => ({ one, result: judgeCase(one, heads.get(one.model)!, one.model, readings) }));
    const results = inOrder([
      ...judged.map(({ result }) => result),
      ...[...loaded.problems, ...problems].map(problemResult),
    ]);
    if (!baseline) return { version, cases: results };
    const compared = await compare(judged, before, heads, readings, baseline, scorer);
    return { version, cases: results, baseline: compared };
  });
}

const inOrder = (results: CaseResult[]) =>
  results.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));

type Judged = readonly { readonly one: Case; readonly result: CaseResult }[];

async function compare(
  judged: Judged,
  { compared, notes: read }: OutputsBefore,
  heads: ReadonlyMap<string, Head>,
  readings: Readings,
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

async function loadHeads(cases: readonly (Case & { readonly model: string })[], scorer: Scorer) {
  const heads = new Map<string, Head>();
  const problems: FileProblem[] = [];
  const missing = new Map<string, string>();
  for (const { model, file, line } of cases) {
    if (!heads.has(model) && !missing.has(model)) {
      try {
        heads.set(model, await scorer.load(model));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        missing.set(model, error.message);
      }
    }
    const message = missing.get(model);
    const isNew = !problems.some((other) => other.file === file && other.message === message);
    if (message !== undefined && isNew) problems.push({ file, line, message });
  }
  return { heads, problems };
}

function problemResult({ file, line, message }: FileProblem): CaseResult {
  const reason = /[.?!]$/.test(message) ? message : `${message}.`;
  return { file, line, name: `${file}:${line}`, tags: [], model: "", status: "error", reason, details: [] };
}
