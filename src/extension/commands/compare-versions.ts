import { Uri, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { askSource } from "../pairs/ask-source.ts";
import type { PairComparer, QueueServices } from "../queue/index.ts";
import { registerCommand } from "../window/register.ts";

/** Compare with Last Commit: what a file's responses were at HEAD against what they are. */
export function registerCompareVersions(services: QueueServices, feature: PairComparer): Disposable {
  return registerCommand(commandIds.compareVersions, services.log, async (given?: unknown) => {
    const source = await askSource.versions(given instanceof Uri ? given : undefined);
    if (source !== undefined) await feature.compare(source);
  });
}
