import { window } from "vscode";
import { messages } from "../messages.ts";
import { runCommand } from "./commands.ts";

/** Says why there is nothing to do yet, with a button that leads to choices. */
export function offerCompare(message: string): void {
  void window.showInformationMessage(message, messages.action.compare()).then(async (answer) => {
    if (answer !== undefined) await runCommand("compareResponses");
  });
}
