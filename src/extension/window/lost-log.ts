import { commands, window } from "vscode";
import { PreferenceStore } from "../../store/log/preference-store.ts";
import { StoreError } from "../../store/files/store-error.ts";
import { plainLabel } from "./markdown-text.ts";
import { lostLogMessages as text } from "./lost-log-messages.ts";

/** Whether an error says that a log or its folder was taken away, which showLost shows with what can be done. */
export function isLost(error: unknown): error is StoreError & { readonly folder: string } {
  return error instanceof StoreError && error.folder !== undefined;
}

/**
 * Says that a log, or its folder, was taken away while it was in use, and offers what can be done: write again what
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
  const store = PreferenceStore.of(folder);
  const [restore, startAgain] = [text.restore(store.stored), text.startAgain()];
  const answer = await window.showErrorMessage(message, ...(store.stored > 0 ? [restore] : []), startAgain);
  if (answer === restore) void window.showInformationMessage(text.restored(await store.restoreLog()));
  if (answer !== startAgain) return;
  store.startAgain();
  void window.showInformationMessage(text.begun());
}
