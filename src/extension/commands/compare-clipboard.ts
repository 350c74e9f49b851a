import { type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { askSource } from "../pairs/ask-source.ts";
import type { PairComparer, QueueServices } from "../queue/index.ts";
import { registerCommand } from "../window/register.ts";

/** Compare Clipboard: the texts on the clipboard with each other, or with the selection. */
export function registerCompareClipboard(services: QueueServices, feature: PairComparer): Disposable {
  return registerCommand(commandIds.compareClipboard, services.log, async () => {
    const source = await askSource.clipboard(services);
    if (source !== undefined) await feature.compare(source);
  });
}
