import { setImmediate } from "node:timers/promises";
import type { Uri } from "vscode";
import { readPairs } from "../../formats/read-pairs.ts";
import { recordFileKind } from "../../formats/read-samples.ts";
import { openPreferenceLog, type NewPreference } from "../../store/preference-log.ts";
import { relativeSource } from "../pairs/choices-folder.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { choiceMaker } from "./new-choices.ts";
import { annotatorOf, readPreferences } from "./open-run.ts";
import { readText } from "../pairs/pair-source.ts";
import type { RecordProblems } from "../pairs/record-problems.ts";

export interface ImportResult {
  readonly added: number;
  /** Choices that the log held already, or that the file holds twice. */
  readonly known: number;
}

/** Pairs looked at between two looks at the signal. */
const STEP = 500;

/**
 * Puts the preferences of a file of records into the folder's log, by one write: an aborted import has written nothing.
 * Rejects with StoreError, the file system's error, or the signal's reason.
 */
export async function importChoices(
  { uri, name, folder }: { readonly uri: Uri; readonly name: string; readonly folder: string },
  { services, problems }: { readonly services: CompareServices; readonly problems: RecordProblems },
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<ImportResult> {
  const read = readPairs(await readText(uri), undefined, recordFileKind(uri.path) ?? "jsonl");
  problems.report(uri, name, read.problems);
  const log = openPreferenceLog(folder);
  const annotator = await annotatorOf(folder);
  const before = await readPreferences(log, services);
  const options = { annotator, source: relativeSource(uri), at: new Date().toISOString() };
  const toChoice = choiceMaker(before, options);
  const choices: NewPreference[] = [];
  for (const [i, pair] of read.pairs.entries()) {
    const choice = toChoice(pair);
    if (choice) choices.push(choice);
    if (i % STEP > 0) continue;
    onProgress(i, read.pairs.length);
    await setImmediate();
    signal.throwIfAborted();
  }
  await log.appendAll(choices);
  return { added: choices.length, known: read.pairs.length - choices.length };
}
