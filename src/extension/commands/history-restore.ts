import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { annotatorFor, chosenEntry, latest, type History } from "../history/history.ts";
import { historyMessages as text } from "../history/history-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Restore Choice: a choice that was withdrawn or undone holds again. */
export function registerHistoryRestore(history: History): Disposable {
  return registerCommand(commandIds.historyRestore, history.services.log, async (node?: unknown) => {
    const chosen = chosenEntry(history, node);
    if (!chosen) return;
    const { store, choice } = await latest(chosen);
    if (choice.withdrawals.length === 0) return void window.showInformationMessage(text.holds());
    await store.restore(choice.original.id, await annotatorFor(history, chosen));
    void window.setStatusBarMessage(text.restored(), 3000);
  });
}
