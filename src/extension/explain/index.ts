import { Disposable, languages, type DocumentSelector } from "vscode";
import { registerClearExplanation } from "../commands/clear-explanation.ts";
import { registerExplainScore } from "../commands/explain-score.ts";
import { registerExplanationGoTo } from "../commands/explanation-go-to.ts";
import { registerShowExplanation } from "../commands/show-explanation.ts";
import { registerToggleWhatIf } from "../commands/toggle-what-if.ts";
import type { Services } from "../services/services.ts";
import { ExplainFeature } from "./explain-feature.ts";
import { ExplainHoverProvider } from "./explain-hover.ts";
import { ExplainLensProvider } from "./explain-lens-provider.ts";
import { ExplainView } from "./explain-view.ts";
import { Explainer } from "./explainer.ts";

/** Explanations in the editor, their view, and What-If. */
export function registerExplain(
  services: Services,
  where: DocumentSelector,
): Disposable & { readonly feature: ExplainFeature; readonly view: ExplainView } {
  const { encoders, heads } = services;
  const feature = new ExplainFeature(services, new Explainer(encoders.encoder, (scope) => heads.current(scope)));
  const view = new ExplainView(feature, services);
  const lenses = new ExplainLensProvider(feature);
  const registered = Disposable.from(
    feature,
    view,
    lenses,
    languages.registerCodeLensProvider(where, lenses),
    languages.registerHoverProvider(where, new ExplainHoverProvider(feature)),
    registerExplainScore(services, feature),
    registerClearExplanation(services, feature),
    registerToggleWhatIf(services, feature),
    registerShowExplanation(services),
    registerExplanationGoTo(services),
  );
  return { feature, view, dispose: () => void registered.dispose() };
}
