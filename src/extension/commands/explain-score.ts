import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { chooseResponse } from "../explain/choose-response.ts";
import type { ExplainFeature } from "../explain/explain-feature.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/**
 * Explain Score: draws which tokens raised and lowered R, of the response at the cursor, of the selection, or of the one at
 * the given place. Answers with the parts.
 */
export function registerExplainScore(services: Services, feature: ExplainFeature): Disposable {
  return registerCommand(commandIds.explainScore, services.log, async (uri?: unknown, start?: unknown) => {
    const chosen = await chooseResponse(services, uri, start);
    if (chosen === undefined) return undefined;
    const { reward } = await feature.explain(chosen.document, chosen.response);
    return reward?.explanation;
  });
}
