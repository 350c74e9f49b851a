import { setImmediate } from "node:timers/promises";
import { Uri, window } from "vscode";
import { pairsOf } from "../../formats/read-pairs.ts";
import { PreferenceStore } from "../../store/log/preference-store.ts";
import type { NewPreference } from "../../store/log/record.ts";
import { relativeSource, readPreferences, requireFolder } from "../pairs/choices-folder.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import { choiceMaker } from "./new-choices.ts";
import { annotatorOf } from "../services/annotator.ts";
import { readWithColumns } from "../columns/read-with-columns.ts";
import { type Work, withProgress } from "../window/progress.ts";
import { pickRecords } from "../pairs/pick-file.ts";
import { runCommand } from "../window/commands.ts";
import { compareMessages as text } from "./compare-messages.ts";

/**
 * Import Choices…: the preferences of a file (JSON Lines, JSON, CSV) as choices already made, in the workspace's log. The file
 * is the given one or one that the person picks. @returns what was added; undefined where nothing was asked or it was cancelled
 */
export async function importFromFile(services: PairServices, file: unknown): Promise<ImportResult | undefined> {
  const uri = file instanceof Uri ? file : await pickRecords(text.importTitle(), text.pickChoices());
  const folder = uri && (await requireFolder(uri));
  if (uri === undefined || folder === undefined) return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const result = await withProgress(text.importing(name), (work) =>
    importChoices({ uri, name, folder }, services, work),
  );
  if (result) void showResult(result, name);
  else void window.showInformationMessage(text.importCancelled());
  return result;
}

async function showResult({ added, known }: ImportResult, name: string): Promise<void> {
  if (added === 0 && known === 0) return void window.showWarningMessage(text.noPairsInFile(name));
  if (added === 0) return void window.showInformationMessage(text.importedNone(name, known));
  const message = known > 0 ? text.importedSome(added, name, known) : text.imported(added, name);
  const answer = await window.showInformationMessage(message, text.train());
  if (answer !== undefined) await runCommand("trainRewardModel");
}

export interface ImportResult {
  readonly added: number;
  /** Choices that the log had already, or that are in the file twice. */
  readonly known: number;
}

/** Pairs looked at between two looks at the signal. */
const STEP = 500;

/**
 * Puts the preferences of a file of records into the folder's log, by one write: an aborted import has written nothing.
 * Undefined where the person left a question about the file's columns open. Rejects with StoreError, the file system's error, or the signal's reason.
 */
async function importChoices(
  { uri, name, folder }: { readonly uri: Uri; readonly name: string; readonly folder: string },
  services: PairServices,
  { signal, onProgress }: Work,
): Promise<ImportResult | undefined> {
  const reading = await readWithColumns(uri, "verdict", { query: services.queries.of(uri) });
  if (reading === undefined) return undefined;
  const read = pairsOf(reading);
  services.problems.report(uri, name, read.problems);
  const store = PreferenceStore.of(folder);
  const annotator = await annotatorOf(folder);
  const before = await readPreferences(store, services);
  const options = { annotator, source: relativeSource(uri), at: new Date().toISOString() };
  const toChoice = choiceMaker(before, options);
  const choices: NewPreference[] = [];
  const judged = [
    ...read.pairs.map((pair) => [pair, "first"] as const),
    ...read.ties.map((pair) => [pair, "tie"] as const),
  ];
  for (const [i, [pair, kind]] of judged.entries()) {
    const choice = toChoice(pair, kind);
    if (choice) choices.push(choice);
    if (i % STEP > 0) continue;
    onProgress(i, judged.length);
    await setImmediate();
    signal.throwIfAborted();
  }
  await store.appendAll(choices);
  return { added: choices.length, known: judged.length - choices.length };
}
