import { type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { askSource } from "../pairs/ask-source.ts";
import type { PairComparer, QueueServices } from "../queue/index.ts";
import { registerCommand } from "../window/register.ts";

/** Compare Selections: the responses that are selected in the editor, by several cursors or as one stretch. */
export function registerCompareSelections(services: QueueServices, feature: PairComparer): Disposable {
  return registerCommand(commandIds.compareSelections, services.log, async () => {
    const source = await askSource.selection(services);
    if (source !== undefined) await feature.compare(source);
  });
}
