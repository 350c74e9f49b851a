import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { chosenEntry, type History } from "../history/history.ts";
import { registerCommand } from "../window/register.ts";

/** Show Both Texts: the responses of a choice side by side, read-only. */
export function registerHistoryShowTexts(history: History): Disposable {
  return registerCommand(commandIds.historyShowTexts, history.services.log, async (node?: unknown) => {
    const entry = chosenEntry(history, node);
    if (entry) await history.texts.show(entry);
  });
}
