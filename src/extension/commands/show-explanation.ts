import { commands, type Disposable } from "vscode";
import { commandIds, explanationViewId } from "../contributions.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/** Show Explanation: the view with all parts. */
export function registerShowExplanation({ log }: Services): Disposable {
  return registerCommand(commandIds.showExplanation, log, () => commands.executeCommand(`${explanationViewId}.focus`));
}
