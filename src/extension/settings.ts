import { workspace } from "vscode";
import { defaultStarter, isStarterName, settingIds } from "./contributions.ts";
import type { StarterName } from "./contributions.ts";
import type { TrainOn } from "../store/whose-choices.ts";

/** The settings, as code wants them: typed, and never what a wrong value in a settings file would make of them. */
export interface Settings {
  /** Prior of the training. */
  readonly starter: StarterName | "none";
  readonly codeLens: boolean;
  /** Name for the choices made here; "" for git's. */
  readonly annotator: string;
  /** Whose choices are learned from. */
  readonly trainOn: TrainOn;
  /** Whether a trained head follows each choice at once. */
  readonly liveUpdates: boolean;
}

/** VS Code itself leaves out workspace values of restricted settings where the workspace is not trusted. */
export function readSettings(): Settings {
  const value = (id: string): unknown => workspace.getConfiguration().get(id);
  const starter = value(settingIds.starter);
  const annotator = value(settingIds.annotator);
  return {
    starter: typeof starter === "string" && (starter === "none" || isStarterName(starter)) ? starter : defaultStarter,
    codeLens: value(settingIds.codeLens) !== false,
    annotator: typeof annotator === "string" ? annotator.trim() : "",
    trainOn: toTrainOn(value(settingIds.trainOn)),
    liveUpdates: value(settingIds.liveUpdates) !== false,
  };
}

function toTrainOn(value: unknown): TrainOn {
  if (Array.isArray(value)) return value.filter((name) => typeof name === "string");
  return value === "mine" ? value : "everyone";
}
