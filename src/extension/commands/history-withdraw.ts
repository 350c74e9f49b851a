import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { annotatorFor, chosenEntry, latest, type History } from "../history/history.ts";
import { historyMessages as text } from "../history/history-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Withdraw Choice: nothing is learned from it any more; its line stays in the log. */
export function registerHistoryWithdraw(history: History): Disposable {
  return registerCommand(commandIds.historyWithdraw, history.services.log, async (node?: unknown) => {
    const chosen = chosenEntry(history, node);
    if (!chosen) return;
    const { store, choice } = await latest(chosen);
    if (choice.withdrawals.length > 0) return void window.showInformationMessage(text.isWithdrawn());
    const me = await annotatorFor(history, chosen);
    await store.withdraw(choice.original.id, me);
    void window.showInformationMessage(text.withdrawnNow(), text.restore()).then(async (answer) => {
      if (answer !== undefined) await store.restore(choice.original.id, me);
    });
  });
}
