import { Disposable, window } from "vscode";
import { registerCompareKeys } from "../commands/compare-keys.ts";
import { registerCompareScreenKeys } from "../commands/compare-screen-keys.ts";
import { registerComparePairsFromFile } from "../commands/compare-pairs-from-file.ts";
import { registerCompareResponses } from "../commands/compare-responses.ts";
import { registerImportChoices } from "./import-command.ts";
import { compareViewType } from "../contributions.ts";
import { CompareFeature } from "./compare-feature.ts";
import { registerRank } from "../rank/index.ts";
import { registerQueues, type QueueServices } from "../queue/index.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { RecordProblems } from "../pairs/record-problems.ts";

/** The Compare panel, its keys, and the commands that fill it. */
export function registerCompare(services: CompareServices & QueueServices): Disposable {
  const problems = new RecordProblems();
  const feature = new CompareFeature(services, problems);
  return Disposable.from(
    problems,
    feature,
    registerCompareResponses(services, feature),
    registerComparePairsFromFile(services, feature),
    registerImportChoices(services, problems),
    registerQueues(services, feature),
    registerCompareKeys(services, feature),
    registerCompareScreenKeys(services, feature),
    registerRank({ ...services, problems }),
    services.heads.onDidChangeHead(() => feature.headChanged()),
    services.stores.onDidChange(() => void feature.logChanged()),
    window.registerWebviewPanelSerializer(compareViewType, {
      deserializeWebviewPanel: async (tab, state: unknown) => feature.restore(tab, state),
    }),
  );
}
