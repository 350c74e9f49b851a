import { Uri, type Disposable } from "vscode";
import type { CompareFeature } from "../compare/compare-feature.ts";
import { compareMessages } from "../compare/compare-messages.ts";
import type { CompareServices } from "../compare/compare-services.ts";
import { pickJsonLines } from "../compare/pick-file.ts";
import { commandIds } from "../contributions.ts";
import { registerCommand } from "./register.ts";

/** Compare Pairs from File…: the pairs of a JSON Lines file, that of the argument or one that the person picks. */
export function registerComparePairsFromFile({ log }: CompareServices, feature: CompareFeature): Disposable {
  return registerCommand(commandIds.comparePairsFromFile, log, async (file?: unknown) => {
    const picked =
      file instanceof Uri ? file : await pickJsonLines(compareMessages.pickTitle(), compareMessages.pickPairs());
    if (picked !== undefined) await feature.compare({ kind: "file", uri: picked });
  });
}
