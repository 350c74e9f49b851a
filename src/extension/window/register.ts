import { commands, window, type Disposable, type LogOutputChannel } from "vscode";
import type { commandIds } from "../contributions.ts";
import { describeError } from "./describe-error.ts";
import { plainLabel } from "./markdown-text.ts";
import { messages } from "../messages.ts";
import { isLost, showLost } from "./lost-log.ts";
import { isAbort } from "./signal.ts";

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** Registers a command whose failure is told to the person, with its cause in the log. */
export function registerCommand<A extends unknown[]>(
  id: CommandId,
  log: LogOutputChannel,
  run: (...args: A) => unknown,
): Disposable {
  return commands.registerCommand(id, async (...args: A) => {
    try {
      return await run(...args);
    } catch (error) {
      if (!isAbort(error)) await showError(error, log);
      return undefined;
    }
  });
}

/** Tells an error and its cure; the log has its stack. Does not wait for the person. */
export async function showError(error: unknown, log: LogOutputChannel, shown = describeError(error)): Promise<void> {
  log.error(error instanceof Error ? error : String(error));
  if (isLost(error)) return void showLost(error).catch((failure: unknown) => showError(failure, log));
  void window.showErrorMessage(plainLabel(shown), messages.action.openLog()).then((answer) => {
    if (answer !== undefined) log.show();
  });
}
