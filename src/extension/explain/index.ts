import { Disposable, languages } from "vscode";
import { scoredDocuments } from "../documents/document-kind.ts";
import type { Services } from "../services/services.ts";
import { registerExplainCommands } from "./commands.ts";
import { ExplainFeature } from "./explain-feature.ts";
import { ExplainHoverProvider } from "./explain-hover.ts";
import { ExplainLensProvider } from "./explain-lens-provider.ts";
import { ExplainView } from "./explain-view.ts";
import { Explainer } from "./explainer.ts";

/** Explanations in the editor, their view, and What-If. */
export function registerExplain(
  services: Services,
): Disposable & { readonly feature: ExplainFeature; readonly view: ExplainView } {
  const { encoders, heads } = services;
  const feature = new ExplainFeature(services, new Explainer(encoders.encoder, (scope) => heads.current(scope)));
  const view = new ExplainView(feature, services);
  const lenses = new ExplainLensProvider(feature);
  const registered = Disposable.from(
    feature,
    view,
    lenses,
    languages.registerCodeLensProvider(scoredDocuments, lenses),
    languages.registerHoverProvider(scoredDocuments, new ExplainHoverProvider(feature)),
    registerExplainCommands(services, feature),
  );
  return { feature, view, dispose: () => void registered.dispose() };
}
