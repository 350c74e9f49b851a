import { workspace } from "vscode";
import { settingIds } from "./contributions.ts";
import { defaultStarter, starterNames } from "./heads/starters.ts";
import type { MoreWords } from "../formats/documents/marker-words.ts";
import type { TrainOn } from "../training/choices.ts";

/** The settings, as code wants them: typed, and never what a wrong value in a settings file would make of them. */
export interface Settings {
  /** Ids of the heads that a training starts from. */
  readonly starters: readonly string[];
  readonly codeLens: boolean;
  /** Name for the choices made here; "" for git's. */
  readonly annotator: string;
  /** New choices after which a head is trained automatically; 0: never. */
  readonly autoTrain: number;
  /** Words for why a choice was made, in the order of their keys. */
  readonly quickTags: readonly string[];
  /** Whose choices are learned from. */
  readonly trainOn: TrainOn;
  /** Whether a trained head follows each choice immediately. */
  readonly liveUpdates: boolean;
  /** Chance that Compare asks about an earlier pair again after a choice. */
  readonly repeatRate: number;
  /** More words that mark queries and responses in documents. */
  readonly headings: MoreWords;
}

/** More would be a memory test. */
const MOST_REPEATS = 0.5;

/** VS Code itself leaves out workspace values of restricted settings where the workspace is not trusted. */
export function readSettings(): Settings {
  const value = (id: string): unknown => workspace.getConfiguration().get(id);
  const annotator = value(settingIds.annotator);
  const autoTrain = value(settingIds.autoTrain);
  return {
    starters: toStarters(value(settingIds.starter)),
    codeLens: value(settingIds.codeLens) !== false,
    annotator: typeof annotator === "string" ? annotator.trim() : "",
    autoTrain: typeof autoTrain === "number" && autoTrain >= 1 ? Math.floor(autoTrain) : 0,
    quickTags: toQuickTags(value(settingIds.quickTags)),
    trainOn: toTrainOn(value(settingIds.trainOn)),
    liveUpdates: value(settingIds.liveUpdates) !== false,
    repeatRate: toRate(value(settingIds.repeatRate)),
    headings: toHeadings(value(settingIds.headings)),
  };
}

function toStarters(value: unknown): readonly string[] {
  if (value === "none") return [];
  if (value === "all") return starterNames;
  return [typeof value === "string" && value.trim() !== "" ? value.trim() : defaultStarter];
}

function toQuickTags(value: unknown): readonly string[] {
  const words = Array.isArray(value) ? value.filter((tag) => typeof tag === "string") : [];
  return [...new Set(words.map((tag) => tag.trim()).filter((tag) => tag !== ""))];
}

function toHeadings(value: unknown): MoreWords {
  const { query, response } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  return { query: toQuickTags(query), response: toQuickTags(response) };
}

function toTrainOn(value: unknown): TrainOn {
  if (Array.isArray(value)) return value.filter((name) => typeof name === "string");
  return value === "mine" ? value : "everyone";
}

function toRate(value: unknown): number {
  return typeof value === "number" ? Math.min(Math.max(value, 0), MOST_REPEATS) : 0;
}
