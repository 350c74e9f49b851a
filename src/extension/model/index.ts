import { Disposable, window } from "vscode";
import { registerExportReport } from "../report/export-report.ts";
import { registerShowModel } from "../commands/show-model.ts";
import { modelViewType } from "../contributions.ts";
import type { Services } from "../services/services.ts";
import type { TrainingService } from "../training/training-service.ts";
import { ModelFeature } from "./model-feature.ts";

/** The Model panel and the commands that show it. */
export function registerModel(
  services: Services,
  training: TrainingService,
): Disposable & { readonly feature: ModelFeature } {
  const feature = new ModelFeature(services, training);
  const registered = Disposable.from(
    feature,
    registerShowModel(services, feature),
    registerExportReport(services),
    window.registerWebviewPanelSerializer(modelViewType, {
      deserializeWebviewPanel: async (tab, state: unknown) => feature.restore(tab, state),
    }),
  );
  return { feature, dispose: () => void registered.dispose() };
}
