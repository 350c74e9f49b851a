import { Uri, type Disposable } from "vscode";
import type { CompareFeature } from "../compare/compare-feature.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { commandIds } from "../contributions.ts";
import { askSource } from "../pairs/ask-source.ts";
import { registerCommand } from "../window/register.ts";

/** Compare Pairs from File…: the pairs of a file of records, that of the argument or one that the person picks. */
export function registerComparePairsFromFile({ log }: CompareServices, feature: CompareFeature): Disposable {
  return registerCommand(commandIds.comparePairsFromFile, log, async (file?: unknown) => {
    const source = await askSource.file(file instanceof Uri ? file : undefined);
    if (source !== undefined) await feature.compare(source);
  });
}
