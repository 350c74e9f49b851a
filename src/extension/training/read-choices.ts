import { workspace } from "vscode";
import type { ChoiceFacts } from "../../core/types.ts";
import type { RecordProblem } from "../../formats/found.ts";
import { choiceFacts } from "../../store/choice-facts.ts";
import { activePreferences } from "../../store/parse-log.ts";
import type { StoredChoice } from "../../store/preference-store.ts";
import { openPreferenceLog } from "../../store/preference-log.ts";
import { inCanonicalOrder, toTrainingPairs, type TrainingPair } from "../../store/training-pairs.ts";
import { choicesOf } from "../../store/whose-choices.ts";
import { annotatorName } from "../services/annotator.ts";
import { readSettings } from "../settings.ts";

export interface Choices {
  readonly pairs: readonly TrainingPair[];
  readonly facts: ChoiceFacts;
  /** Choices of people whom the setting `trainOn` leaves out. */
  readonly leftOut: number;
  /** Lines of the log that could not be used. */
  readonly problems: readonly RecordProblem[];
}

/**
 * The choices of some folders that hold, are by whom the setting names, and say something about an order; none before
 * the workspace is trusted.
 * @throws StoreError
 */
export async function readChoices(folders: readonly string[]): Promise<Choices> {
  const { annotator, trainOn } = readSettings();
  const read = await Promise.all(
    (workspace.isTrusted ? folders : []).map(async (folder) => {
      const { records, problems } = await openPreferenceLog(folder).read();
      const all = activePreferences(records);
      const me = trainOn === "mine" ? await annotatorName(annotator, folder) : "";
      return { all: all.length, chosen: choicesOf(all, trainOn, me), problems };
    }),
  );
  const chosen = read.flatMap((log) => log.chosen);
  return {
    pairs: inCanonicalOrder(toTrainingPairs(chosen)),
    facts: choiceFacts(chosen),
    leftOut: read.reduce((sum, { all }) => sum + all, 0) - chosen.length,
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Those of a folder's choices that a training would learn from. */
export async function learnedFrom(choices: readonly StoredChoice[], folder: string): Promise<StoredChoice[]> {
  const { annotator, trainOn } = readSettings();
  const me = trainOn === "mine" ? await annotatorName(annotator, folder) : "";
  const learned = new Set(
    choicesOf(
      choices.map(({ original }) => original),
      trainOn,
      me,
    ),
  );
  return choices.filter(({ original }) => learned.has(original));
}
