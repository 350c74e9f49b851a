import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { History } from "../history/history.ts";
import { registerCommand } from "../window/register.ts";

/** Newest First: the queries again, after Surprising First. */
export function registerHistoryNewestFirst({ view, services }: History): Disposable {
  return registerCommand(commandIds.historyNewestFirst, services.log, () => view.setRanked(undefined));
}
