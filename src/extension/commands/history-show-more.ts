import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { History } from "../history/history.ts";
import { registerCommand } from "../window/register.ts";

/** Show More: the last row of a long list. */
export function registerHistoryShowMore({ view, services }: History): Disposable {
  return registerCommand(commandIds.historyShowMore, services.log, () => view.showMore());
}
