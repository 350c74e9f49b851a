import { window, type Disposable } from "vscode";
import type { CompareFeature } from "../compare/compare-feature.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { commandIds } from "../contributions.ts";
import { registerCommand } from "../window/register.ts";

/**
 * Compare Responses: the pairs of the document in front. Without one, the panel comes to the front as it is, and when it
 * has no pairs says what to do.
 */
export function registerCompareResponses({ log }: CompareServices, feature: CompareFeature): Disposable {
  return registerCommand(commandIds.compareResponses, log, async () => {
    // With the panel in front no text editor is active: the only one in sight is meant.
    const { activeTextEditor, visibleTextEditors } = window;
    const only = visibleTextEditors.length === 1 ? visibleTextEditors[0] : undefined;
    const document = (activeTextEditor ?? only)?.document;
    if (document === undefined) feature.open();
    else await feature.compare({ kind: "document", uri: document.uri });
  });
}
