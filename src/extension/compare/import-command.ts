import { Uri, window } from "vscode";
import { requireFolder } from "../pairs/choices-folder.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import { pickRecords } from "../pairs/pick-file.ts";
import { runCommand } from "../window/commands.ts";
import { withProgress } from "../window/progress.ts";
import { compareMessages as text } from "./compare-messages.ts";
import { importChoices, type ImportResult } from "./import-choices.ts";

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
