import { messages } from "../messages.ts";
import { window, type LogOutputChannel } from "vscode";
import { describeError } from "./describe-error.ts";
import { isLost, showLost } from "./lost-log.ts";
import { plainLabel } from "./markdown-text.ts";

/** Shows an error and its cure; the log has its stack. Does not wait for the person. */
export async function showError(error: unknown, log: LogOutputChannel, shown = describeError(error)): Promise<void> {
  log.error(error instanceof Error ? error : String(error));
  if (isLost(error)) return void showLost(error).catch((failure: unknown) => showError(failure, log));
  void window.showErrorMessage(plainLabel(shown), messages.action.openLog()).then((answer) => {
    if (answer !== undefined) log.show();
  });
}
