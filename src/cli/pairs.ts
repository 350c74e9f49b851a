import type { ChoiceFacts } from "../core/types.ts";
import { readPairs } from "../formats/read-pairs.ts";
import { recordFileKind } from "../formats/read-samples.ts";
import { choiceFacts } from "../store/choice-facts.ts";
import { mergeLogs } from "../store/merge-logs.ts";
import { activePreferences, parseLog } from "../store/parse-log.ts";
import { isLogRecord } from "../store/record-schema.ts";
import { choicesOf } from "../store/whose-choices.ts";
import { fromChosenRejected, inCanonicalOrder, toTrainingPairs, type TrainingPair } from "../store/training-pairs.ts";
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
): Promise<TrainingPair[]> {
  return (await readChoices(files, terminal, annotators)).pairs;
}

/** The pairs as readTrainingPairs has them, with what the logs tell of how they were chosen. */
export async function readChoices(
  files: readonly string[],
  terminal: Terminal,
  annotators?: readonly string[],
): Promise<{ readonly pairs: TrainingPair[]; readonly facts: ChoiceFacts }> {
  if (files.filter((name) => name === "-").length > 1) throw new UsageError("error: stdin (-) can be read once only");
  const pairs: TrainingPair[] = [];
  const read = [];
  for (const name of files) {
    const { text, problems: unread } = await readInput(name, terminal);
    const kind = recordFileKind(name) ?? "jsonl";
    const log = parseLog(kind === "jsonl" ? text : "", (value) => !isLogRecord(value));
    const plain = readPairs(text, isLogRecord, kind);
    for (const pair of fromChosenRejected(plain.pairs)) pairs.push(pair);
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
  const choices = choicesOf(activePreferences(merged.records), annotators ?? "everyone", "");
  for (const pair of toTrainingPairs(choices)) pairs.push(pair);
  const by = annotators ? ` by ${annotators.join(", ")}` : "";
  if (pairs.length === 0) throw new InputError(`There is no usable pair${by} in ${files.join(", ")}.`);
  return { pairs: inCanonicalOrder(pairs), facts: choiceFacts(choices) };
}
