import { commands, window } from "vscode";
import { openPreferenceLog } from "../../store/preference-log.ts";
import { StoreError } from "../../store/store-error.ts";
import { plainLabel } from "./markdown-text.ts";
import { lostLogMessages as text } from "./lost-log-messages.ts";

/** Whether an error says that a log or its folder was taken away, which showLost tells with what can be done. */
export function isLost(error: unknown): error is StoreError & { readonly folder: string } {
  return error instanceof StoreError && error.folder !== undefined;
}

/**
 * Tells that a log, or its folder, was taken away while it was in use, and offers what can be done: write again what
 * this window stored, begin a new log, or open another folder. Nothing is written before the person has chosen.
 */
export async function showLost(error: StoreError & { readonly folder: string }): Promise<void> {
  const { folder, code } = error;
  const message = plainLabel(error.message);
  if (code === "folder-gone") {
    const open = text.openFolder();
    if ((await window.showErrorMessage(message, open)) === open) await commands.executeCommand("vscode.openFolder");
    return;
  }
  const log = openPreferenceLog(folder);
  const [restore, startAgain] = [text.restore(log.stored), text.startAgain()];
  const answer = await window.showErrorMessage(message, ...(log.stored > 0 ? [restore] : []), startAgain);
  if (answer === restore) void window.showInformationMessage(text.restored(await log.restore()));
  if (answer !== startAgain) return;
  log.startAgain();
  void window.showInformationMessage(text.begun());
}
