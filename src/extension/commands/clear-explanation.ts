import { Uri, workspace, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { ExplainFeature } from "../explain/explain-feature.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/** Clear Explanation: of one response where its document and start are given, else of all. */
export function registerClearExplanation({ log }: Services, feature: ExplainFeature): Disposable {
  return registerCommand(commandIds.clearExplanation, log, async (uri?: unknown, start?: unknown) => {
    if (!(uri instanceof Uri) || typeof start !== "number") return feature.clear();
    feature.clear(await workspace.openTextDocument(uri), start);
  });
}
