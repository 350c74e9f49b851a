import { commands, Uri, window, workspace, type Disposable } from "vscode";
import { explanationViewId } from "../contributions.ts";
import type { OffsetRange } from "../documents/tracked-range.ts";
import type { Services } from "../services/services.ts";
import { registerCommands } from "../window/commands.ts";
import { reveal } from "../window/reveal.ts";
import { chooseResponse } from "./choose-response.ts";
import type { ExplainFeature } from "./explain-feature.ts";
import { explainMessages } from "./explain-messages.ts";

/** Explanations in the editor, What-If, and their view. */
export function registerExplainCommands(services: Services, feature: ExplainFeature): Disposable {
  return registerCommands(services.log, {
    explainScore: (uri, start) => explainScore(services, feature, uri, start),
    clearExplanation: async (uri, start) => {
      if (!(uri instanceof Uri) || typeof start !== "number") return feature.clear();
      feature.clear(await workspace.openTextDocument(uri), start);
    },
    toggleWhatIf: () => toggleWhatIf(services, feature),
    showExplanation: () => commands.executeCommand(`${explanationViewId}.focus`),
    explanationGoTo: (uri, place) => goToSentence(uri as Uri, place as OffsetRange | undefined),
  });
}

/** Explains the response at the given place, the selection, or the response at the cursor. @returns the parts */
async function explainScore(services: Services, feature: ExplainFeature, uri: unknown, start: unknown) {
  const chosen = await chooseResponse(services, uri, start);
  if (chosen === undefined) return undefined;
  return (await feature.explain(chosen.document, chosen.response)).reward?.explanation;
}

/** From now on every sentence of the explained responses shows how much it moved R. @returns whether it is on */
async function toggleWhatIf(services: Services, feature: ExplainFeature): Promise<boolean> {
  if (feature.all().length === 0) {
    const chosen = await chooseResponse(services);
    if (chosen === undefined) return false;
    await feature.explain(chosen.document, chosen.response);
    feature.setWhatIf(true);
  } else feature.setWhatIf(!feature.whatIf);
  const { on, off } = explainMessages.whatIf;
  window.setStatusBarMessage(feature.whatIf ? on() : off(), 5000);
  return feature.whatIf;
}

/** A sentence's row: selects it in its document, where it is there. */
async function goToSentence(uri: Uri, place: OffsetRange | undefined): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  if (place === undefined) await window.showTextDocument(document, { preserveFocus: true });
  else await reveal(document, place, { select: true, preserveFocus: true });
}
