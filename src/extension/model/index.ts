import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import type { TrainingService } from "../training/training-service.ts";
import { registerModelCommands } from "./commands.ts";
import { ModelFeature } from "./model-feature.ts";

/** The Model panel and the commands that show it. */
export function registerModel(
  services: Services,
  training: TrainingService,
): Disposable & { readonly feature: ModelFeature } {
  const feature = new ModelFeature(services, training);
  const registered = Disposable.from(feature, registerModelCommands(services, feature));
  return { feature, dispose: () => void registered.dispose() };
}
