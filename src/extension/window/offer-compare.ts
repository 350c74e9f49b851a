import { commands, window } from "vscode";
import { commandIds } from "../contributions.ts";
import { messages } from "../messages.ts";

/** Says why there is nothing to do yet, with a button that leads to choices. */
export function offerCompare(message: string): void {
  void window.showInformationMessage(message, messages.action.compare()).then(async (answer) => {
    if (answer !== undefined) await startCompare();
  });
}

export async function startCompare(): Promise<void> {
  await commands.executeCommand(commandIds.compareResponses);
}
