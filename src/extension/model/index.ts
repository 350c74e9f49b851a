import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import type { TrainingService } from "../training/training-service.ts";
import { ModelFeature } from "./model-feature.ts";
import { isVersionNode } from "../versions/version-nodes.ts";
import { registerCommands } from "../window/commands.ts";

/** The Model panel and the commands that show it. */
export function registerModel(
  services: Services,
  training: TrainingService,
): Disposable & { readonly feature: ModelFeature } {
  const feature = new ModelFeature(services, training);
  const registered = Disposable.from(feature, registerModelCommands(services, feature));
  return { feature, dispose: () => void registered.dispose() };
}

/** Show Model: the panel with the head in use, or with the one whose row or id is given. */
function registerModelCommands({ log }: Services, feature: ModelFeature): Disposable {
  return registerCommands(log, {
    showModel: (given, options) => {
      const id = isVersionNode(given) ? given.id : given;
      const quietly = typeof options === "object" && options !== null && "preserveFocus" in options;
      feature.show(typeof id === "string" ? id : undefined, quietly);
    },
  });
}
