import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { chooseResponse } from "../explain/choose-response.ts";
import type { ExplainFeature } from "../explain/explain-feature.ts";
import { explainMessages } from "../explain/explain-messages.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/** Toggle What-If: from now on every sentence of the explained responses shows how far it moved R. Answers whether it is on. */
export function registerToggleWhatIf(services: Services, feature: ExplainFeature): Disposable {
  return registerCommand(commandIds.toggleWhatIf, services.log, async () => {
    if (feature.all().length === 0) {
      const chosen = await chooseResponse(services);
      if (chosen === undefined) return false;
      await feature.explain(chosen.document, chosen.response);
      feature.setWhatIf(true);
    } else feature.setWhatIf(!feature.whatIf);
    const { on, off } = explainMessages.whatIf;
    window.setStatusBarMessage(feature.whatIf ? on() : off(), 5000);
    return feature.whatIf;
  });
}
