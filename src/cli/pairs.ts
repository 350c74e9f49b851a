import type { ChosenRejected } from "../formats/found.ts";
import { readContent, readFileBytes, type FileReading } from "../formats/read-file.ts";
import { collectPairs, pairsOf, type ReadPairs } from "../formats/read-pairs.ts";
import type { ColumnAnswers } from "../formats/roles/ask.ts";
import { fromPair, fromRecord, type Preference } from "../export/preference.ts";
import { sha256 } from "../store/files/canonical-json.ts";
import { mergeLogs } from "../store/log/merge-logs.ts";
import { activePreferences } from "../store/log/log-state.ts";
import { parseLog } from "../store/log/parse-log.ts";
import { isLogRecord } from "../store/log/record.ts";
import { toChoices, type Choices, choicesBy } from "../training/choices.ts";
import { toTrainingPairs, type TrainingPair } from "../training/training-pairs.ts";
import { askedInVain } from "./column-options.ts";
import { InputError, UsageError } from "./errors.ts";
import { complainAbout, explained, filesBeside, shownName } from "./input.ts";
import { readSource } from "./read-source.ts";
import { sparing } from "./sparing.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Reads the pairs of all files: preferences of any type that the readers know, and records of preference logs, mixed at will.
 * Bad records are reported and skipped; a pair that is there twice counts once. Logs are merged: a record counts once, a withdrawal applies to
 * every file. The order of the pairs is canonical, so the order of files and lines changes no figure.
 * Rejects with InputError where no pair is left, or where a file leaves open which response is better.
 * @param annotators whose records to use, all where undefined; pairs without a name are always used.
 */
export async function readTrainingPairs(
  files: readonly string[],
  terminal: Terminal,
  annotators?: readonly string[],
  answers?: ColumnAnswers,
): Promise<readonly TrainingPair[]> {
  return (await readChoices(files, terminal, annotators, answers)).pairs;
}

/** The pairs as readTrainingPairs has them, with what the logs say of how they were chosen. */
export async function readChoices(
  files: readonly string[],
  terminal: Terminal,
  annotators?: readonly string[],
  answers?: ColumnAnswers,
): Promise<Choices> {
  const { records, judged, read, fail } = await readDecided(files, terminal, annotators, answers);
  const choices = toChoices(records, judged.flatMap(trainingPairOf));
  if (choices.pairs.length === 0) fail();
  for (const { name, plain } of read) sayUndecided(name, plain, terminal);
  return choices;
}

/** What is learned from a pair of another file than a log: one pair, or none. */
export function trainingPairOf([{ query, chosen, rejected, strength = 1, weight }, choice]: Decided): TrainingPair[] {
  return toTrainingPairs([
    { query, responses: [chosen, rejected], choice, strength, ...(weight !== undefined && { weight }) },
  ]);
}

/** The choices of all files as readTrainingPairs reads them, with what a training does not need, in the order of files and lines. */
export async function readPreferences(
  files: readonly string[],
  terminal: Terminal,
  annotators?: readonly string[],
  answers?: ColumnAnswers,
): Promise<Preference[]> {
  return sparing(async () => {
    const { records, judged, fail } = await readDecided(files, terminal, annotators, answers);
    const preferences = [...records.map(fromRecord), ...judged.map(([pair, choice]) => fromPair(pair, choice))];
    if (preferences.length === 0) fail();
    return preferences;
  });
}

/** The active records of all logs, and each pair of other files once; what cannot be read is reported. */
export function readDecided(...given: Parameters<typeof decidedIn>) {
  return sparing(() => decidedIn(...given));
}

async function decidedIn(
  files: readonly string[],
  terminal: Terminal,
  annotators: readonly string[] | undefined,
  answers: ColumnAnswers = {},
) {
  if (files.filter((name) => name === "-").length > 1) throw new UsageError("error: stdin (-) can be read once only");
  const read: (OneFile & { readonly log: ReturnType<typeof parseLog> })[] = [];
  for (const name of files) read.push({ name, ...(await readOne(name, terminal, answers)) });
  const merged = mergeLogs(read);
  const problems = read.map(({ plain }, i) => {
    // A line that is not JSON is reported by both readers.
    const reported = new Set(plain.problems.map(({ line }) => line));
    const others = merged.problems[i].filter(({ line }) => !reported.has(line));
    return [...plain.problems, ...others].sort((a, b) => a.line - b.line);
  });
  const records = choicesBy(activePreferences(merged.records), annotators ?? "everyone", "");
  const judged = distinctPairs(read, terminal, annotators);
  const by = annotators ? ` by ${annotators.join(", ")}` : "";
  const none = `There is no usable pair${by} in ${files.join(", ")}`;
  const [reason, ...others] = new Set(problems.flat().map(({ message }) => message));
  const all = problems.flat().length;
  if (records.length + judged.length === 0 && others.length === 0 && all > 1)
    throw new InputError(
      `${none}: ${reason} (in all ${all} records).${reason.startsWith("contains no response") ? NAMING : ""}`,
    );
  for (const [i, { name }] of read.entries()) complainAbout(name, problems[i], terminal);
  const fail = (): never => {
    const isSilent =
      all === 0 &&
      merged.records.length === 0 &&
      read.every(({ plain }) => plain.ties.length + plain.bothBad.length === 0);
    throw new InputError(isSilent ? `${none}: nothing in it says which response is better. ${CURE}` : `${none}.`);
  };
  return { records, merged, judged, read, fail };
}

const NAMING = " Or name its columns with --query-column and --response-columns.";
const CURE = "Name the column that does with --verdict-column, and what its values mean with --verdict-values.";

/** The plain pairs and the log records of one file, which is parsed by both readers only where it may have both. */
async function readOne(name: string, terminal: Terminal, answers: ColumnAnswers) {
  const options = { answers, isOther: isLogRecord, beside: filesBeside(name) };
  const source = await readSource(name, options.beside, terminal);
  const { plain, log } = await explained(name, async () => {
    if ("bytes" in source)
      return { plain: pairsOf(await readFileBytes(source.bytes, name, options)), log: parseLog("") };
    const { content, requests, problems, log } = source;
    if (content === undefined) return { plain: pairsOf(NOTHING), log };
    const read = collectPairs((onSample) => readContent(content, { ...options, requests, onSample }));
    return { plain: { ...read, problems: [...problems, ...read.problems] }, log };
  });
  const [ask] = plain.asks;
  if (ask) throw askedInVain(name, ask);
  return { plain, log };
}

const NOTHING: FileReading = { samples: [], problems: [], asks: [] };

function sayUndecided(name: string, { ties, bothBad }: ReadPairs, terminal: Terminal): void {
  const parts = [
    ...(ties.length > 0
      ? [`${ties.length} ${ties.length === 1 ? "tie counts" : "ties count"} one half for each response`]
      : []),
    ...(bothBad.length > 0
      ? [`${bothBad.length} judged both bad ${bothBad.length === 1 ? "says" : "say"} nothing of the order`]
      : []),
  ];
  if (parts.length > 0) terminal.warn(`${shownName(name)}: ${parts.join("; ")}.`);
}

interface OneFile {
  readonly name: string;
  readonly plain: ReadPairs;
}

export type Decided = readonly [pair: ChosenRejected, choice: "first" | "tie" | "both-bad", file: string];

/** Equal for what is one judgement of one person: hexadecimal. The order of responses counts only where one is better. */
export function choiceKey({ query, chosen, rejected, annotator = "" }: Decided[0], choice: Decided[1]): string {
  const texts = choice === "first" ? [chosen, rejected] : [chosen, rejected].sort();
  return sha256(JSON.stringify([query, ...texts.map((text) => text.trim()), choice, annotator]));
}

/** Each pair of the files once, by whom it is. */
function distinctPairs(
  files: readonly OneFile[],
  terminal: Terminal,
  annotators: readonly string[] | undefined,
): Decided[] {
  const seen = new Set<string>();
  let twice = 0;
  const isNew = ([pair, choice]: Decided): boolean => {
    const { annotator = "" } = pair;
    if (annotators !== undefined && annotator !== "" && !annotators.includes(annotator)) return false;
    const key = choiceKey(pair, choice);
    if (seen.has(key)) twice++;
    return !seen.has(key) && seen.add(key).size > 0;
  };
  const pairs = files.flatMap(({ name, plain: { pairs, ties, bothBad } }) =>
    [
      ...pairs.map((pair): Decided => [pair, "first", name]),
      ...ties.map((pair): Decided => [pair, "tie", name]),
      ...bothBad.map((pair): Decided => [pair, "both-bad", name]),
    ].filter(isNew),
  );
  if (twice > 0)
    terminal.warn(
      `${twice} ${twice === 1 ? "pair occurs" : "pairs occur"} more than once and ${twice === 1 ? "counts" : "count"} once.`,
    );
  return pairs;
}
