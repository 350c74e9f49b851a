import { Uri, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { askSource } from "../pairs/ask-source.ts";
import type { PairComparer, QueueServices } from "../queue/index.ts";
import { registerCommand } from "../window/register.ts";

/** Compare Responses in Folder…: each file a response, of the folder of the argument or one that the person picks. */
export function registerCompareFolder(services: QueueServices, feature: PairComparer): Disposable {
  return registerCommand(commandIds.compareFolder, services.log, async (given?: unknown) => {
    const source = await askSource.folder(given instanceof Uri ? given : undefined);
    if (source !== undefined) await feature.compare(source);
  });
}
