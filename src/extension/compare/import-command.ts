import { commands, ProgressLocation, Uri, window, type Disposable } from "vscode";
import { requireFolder } from "../pairs/choices-folder.ts";
import { compareMessages as text } from "./compare-messages.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { importChoices, type ImportResult } from "./import-choices.ts";
import { pickRecords } from "../pairs/pick-file.ts";
import type { RecordProblems } from "../pairs/record-problems.ts";
import { commandIds } from "../contributions.ts";
import { isAbort, withSignal } from "../window/signal.ts";
import { registerCommand } from "../window/register.ts";

/**
 * Import Choices…: the preferences of a file (JSON Lines, JSON, CSV) as choices already made, in the workspace's log. The file is that of
 * the argument or one that the person picks. Answers with what was added, undefined where nothing was asked or it was cancelled.
 */
export function registerImportChoices(services: CompareServices, problems: RecordProblems): Disposable {
  return registerCommand(commandIds.importChoices, services.log, async (file?: unknown) => {
    const uri = file instanceof Uri ? file : await pickRecords(text.importTitle(), text.pickChoices());
    const folder = uri && (await requireFolder(uri));
    if (uri === undefined || folder === undefined) return undefined;
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const result = await importWithProgress({ uri, name, folder }, services, problems);
    if (result) void tellResult(result, name);
    return result;
  });
}

function importWithProgress(
  file: { readonly uri: Uri; readonly name: string; readonly folder: string },
  services: CompareServices,
  problems: RecordProblems,
): Thenable<ImportResult | undefined> {
  const options = { location: ProgressLocation.Notification, title: text.importing(file.name), cancellable: true };
  return window.withProgress(options, (progress, token) =>
    withSignal(token, async (signal) => {
      let before = 0;
      try {
        return await importChoices(file, { services, problems }, signal, (done, total) => {
          progress.report({ message: text.importStep(done, total), increment: (100 * (done - before)) / total });
          before = done;
        });
      } catch (error) {
        if (!isAbort(error, signal)) throw error;
        void window.showInformationMessage(text.importCancelled());
        return undefined;
      }
    }),
  );
}

async function tellResult({ added, known }: ImportResult, name: string): Promise<void> {
  if (added === 0 && known === 0) return void window.showWarningMessage(text.noPairsInFile(name));
  if (added === 0) return void window.showInformationMessage(text.importedNone(name, known));
  const message = known > 0 ? text.importedSome(added, name, known) : text.imported(added, name);
  const answer = await window.showInformationMessage(message, text.train());
  if (answer !== undefined) await commands.executeCommand(commandIds.trainRewardModel);
}
