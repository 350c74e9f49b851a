import { readPairs } from "../formats/read-pairs.ts";
import { recordFileKind } from "../formats/read-samples.ts";
import { toChoices, type Choices } from "../training/choices.ts";
import { mergeLogs } from "../store/log/merge-logs.ts";
import { activePreferences } from "../store/log/log-state.ts";
import { parseLog } from "../store/log/parse-log.ts";
import { isLogRecord } from "../store/log/record.ts";
import { choicesBy } from "../training/whose-choices.ts";
import { fromChosenRejected, type TrainingPair } from "../training/training-pairs.ts";
import { InputError, UsageError } from "./errors.ts";
import { complainAbout, readInput } from "./input.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Reads the pairs of all files: lines `{"prompt", "chosen", "rejected"}` and records of preference logs, mixed at will.
 * Bad lines are told and set aside. Logs are merged: a record counts once, a withdrawal holds in every file. The order of the pairs is
 * canonical, so that the order of files and lines changes no figure.
 * Rejects with InputError where no pair is left.
 * @param annotators whose records to use, all where undefined; plain pairs have no name and are always used.
 */
export async function readTrainingPairs(
  files: readonly string[],
  terminal: Terminal,
  annotators?: readonly string[],
): Promise<readonly TrainingPair[]> {
  return (await readChoices(files, terminal, annotators)).pairs;
}

/** The pairs as readTrainingPairs has them, with what the logs tell of how they were chosen. */
export async function readChoices(
  files: readonly string[],
  terminal: Terminal,
  annotators?: readonly string[],
): Promise<Choices> {
  if (files.filter((name) => name === "-").length > 1) throw new UsageError("error: stdin (-) can be read once only");
  const plainPairs: TrainingPair[] = [];
  const read = [];
  for (const name of files) {
    const { text, problems: unread } = await readInput(name, terminal);
    const kind = recordFileKind(name) ?? "jsonl";
    const log = parseLog(kind === "jsonl" ? text : "", (value) => !isLogRecord(value));
    const plain = readPairs(text, isLogRecord, kind);
    for (const pair of fromChosenRejected(plain.pairs)) plainPairs.push(pair);
    read.push({ name, log, plain: [...unread, ...plain.problems] });
  }
  const merged = mergeLogs(read);
  for (const [i, { name, plain }] of read.entries()) {
    // A line that is no JSON is told by both readers.
    const told = new Set(plain.map((problem) => problem.line));
    const problems = [...plain, ...merged.problems[i].filter((problem) => !told.has(problem.line))];
    complainAbout(
      name,
      problems.sort((a, b) => a.line - b.line),
      terminal,
    );
  }
  const chosen = choicesBy(activePreferences(merged.records), annotators ?? "everyone", "");
  const choices = toChoices(chosen, plainPairs);
  const by = annotators ? ` by ${annotators.join(", ")}` : "";
  if (choices.pairs.length === 0) throw new InputError(`There is no usable pair${by} in ${files.join(", ")}.`);
  return choices;
}
