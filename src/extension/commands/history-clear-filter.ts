import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { History } from "../history/history.ts";
import { registerCommand } from "../window/register.ts";

/** Clear Filter: every choice is shown again. */
export function registerHistoryClearFilter({ view, services }: History): Disposable {
  return registerCommand(commandIds.historyClearFilter, services.log, () => view.setFilter({}));
}
