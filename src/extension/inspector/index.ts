import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerInspectorCommands } from "./commands.ts";
import { InspectorFeature } from "./inspector-feature.ts";

/** The inspector and the command that shows it. */
export function registerInspector(services: Services): Disposable & { readonly feature: InspectorFeature } {
  const feature = new InspectorFeature(services);
  const registered = Disposable.from(feature, registerInspectorCommands(services, feature));
  return { feature, dispose: () => void registered.dispose() };
}
