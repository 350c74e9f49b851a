import { Disposable } from "vscode";
import type { ReportDocuments } from "../report/report-document.ts";
import { programOf, type Services } from "../services/services.ts";
import { AutoTrain } from "./auto-train.ts";
import { registerTrainingCommands } from "./commands.ts";
import { TrainingService } from "./training-service.ts";

/** Training: its command, and the training that starts after so many choices. */
export function registerTraining(
  services: Services,
  reports: ReportDocuments,
): Disposable & { readonly training: TrainingService; readonly autoTrain: AutoTrain } {
  const training = new TrainingService(services, programOf(services, "fit-worker"));
  const autoTrain = new AutoTrain(services, training);
  const registered = Disposable.from(training, autoTrain, registerTrainingCommands(services, training, reports));
  return { training, autoTrain, dispose: () => void registered.dispose() };
}
