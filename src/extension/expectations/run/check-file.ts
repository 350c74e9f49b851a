import { setImmediate as nextTurn } from "node:timers/promises";
import type { TestItem, TestRun } from "vscode";
import type { FileProblem } from "../../../verify/case.ts";
import { judgeCases, type CaseScorer, type ModelCase } from "../../../verify/judge/judge-cases.ts";
import { textsOf } from "../../../verify/judge/judge.ts";
import type { CaseResult } from "../../../verify/result.ts";
import { problemResult } from "../../../verify/verify.ts";
import type { CaseEntry, FileEntry } from "../files/test-tree.ts";
import { reportCase, reportProblems } from "./report-case.ts";

/** Texts of the cases that are judged together: results come as they are there, and the editor has its turn between. */
const BATCH_TEXTS = 256;

/** The cases of a file that a run is about, with their texts. */
export interface WantedFile {
  readonly file: FileEntry;
  /** By their places in the file. */
  readonly entries: ReadonlyMap<number, CaseEntry>;
  readonly cases: readonly ModelCase[];
  /** Of the file, of these cases, and of the files that they name. */
  readonly problems: readonly FileProblem[];
}

/** The rows that get a verdict for a case: its expectations, where it has several. */
export const leavesOf = ({ item, parts }: CaseEntry): readonly TestItem[] => (parts.length > 0 ? parts : [item]);

/**
 * Gives verdicts to the cases of a file, some at a time, and says what cannot be checked.
 * @returns all of it as the command line reports it @throws the signal's reason
 */
export async function* checkFile(
  run: TestRun,
  { file, entries, cases, problems }: WantedFile,
  scorer: CaseScorer,
  signal: AbortSignal,
): AsyncGenerator<{ readonly results: readonly CaseResult[]; readonly problems: readonly FileProblem[] }> {
  const ofFile = problems.filter(({ index }) => index === undefined);
  if (ofFile.length > 0) reportProblems(run, file.item, ofFile, file);
  yield { results: ofFile.map(problemResult), problems: ofFile };
  const left = new Set(entries.keys());
  /** What is wrong has the last word on a case that was judged by the records that can be read. */
  const blame = (index: number, own: readonly FileProblem[]): readonly FileProblem[] => {
    const entry = entries.get(index)!;
    if (left.delete(index)) for (const part of entry.parts) run.skipped(part);
    reportProblems(run, entry.item, own, file);
    return own;
  };
  const problemsOf = Map.groupBy(problems, ({ index }) => index);
  for (const batch of batches(cases)) {
    signal.throwIfAborted();
    for (const { index } of batch) leavesOf(entries.get(index)!).forEach((item) => run.started(item));
    const { judged, missing } = await judgeCases(batch, scorer);
    for (const found of judged) {
      left.delete(found.one.index);
      reportCase(run, entries.get(found.one.index)!, found);
    }
    const blamed = batch.flatMap(({ index, line, model }) => {
      const message = missing.get(model);
      const own = [
        ...(problemsOf.get(index) ?? []),
        ...(message ? [{ file: file.place.file, line, message, index }] : []),
      ];
      return own.length > 0 ? blame(index, own) : [];
    });
    yield { results: [...judged.map(({ result }) => result), ...blamed.map(problemResult)], problems: blamed };
    await nextTurn();
  }
  const unusable = [...left].flatMap((index) => blame(index, problemsOf.get(index) ?? []));
  yield { results: unusable.map(problemResult), problems: unusable };
}

function* batches(cases: readonly ModelCase[]): Generator<ModelCase[]> {
  let batch: ModelCase[] = [];
  let texts = 0;
  for (const one of cases) {
    batch.push(one);
    texts += textsOf(one.expects).length;
    if (texts < BATCH_TEXTS) continue;
    yield batch;
    [batch, texts] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
