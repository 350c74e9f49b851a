import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/** Clear Query: selections are scored against the nearest query of their document again. */
export function registerClearQuery({ queries, log }: Services): Disposable {
  return registerCommand(commandIds.clearQuery, log, async () => {
    await queries.set(undefined);
    window.setStatusBarMessage(messages.query.cleared(), 5000);
  });
}
