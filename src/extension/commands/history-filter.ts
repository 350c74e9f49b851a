import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { askFilter } from "../history/ask-filter.ts";
import type { History } from "../history/history.ts";
import { registerCommand } from "../window/register.ts";

/** Filter Choices…: by text of the query, tag, annotator or date; each adds to the others until cleared. */
export function registerHistoryFilter({ view, services }: History): Disposable {
  return registerCommand(commandIds.historyFilter, services.log, async () => {
    const filter = await askFilter(view.filter, await view.entries());
    if (filter) view.setFilter(filter);
  });
}
