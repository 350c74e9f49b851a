import { Disposable, window } from "vscode";
import { registerShowInspector } from "./show-inspector.ts";
import { inspectorViewType } from "../contributions.ts";
import type { Services } from "../services/services.ts";
import { InspectorFeature } from "./inspector-feature.ts";

/** The inspector and the command that shows it. */
export function registerInspector(services: Services): Disposable & { readonly feature: InspectorFeature } {
  const feature = new InspectorFeature(services);
  const registered = Disposable.from(
    feature,
    registerShowInspector(services, feature),
    window.registerWebviewPanelSerializer(inspectorViewType, {
      deserializeWebviewPanel: async (tab, state: unknown) => feature.restore(tab, state),
    }),
  );
  return { feature, dispose: () => void registered.dispose() };
}
