import { openPreferenceLog } from "../../store/preference-log.ts";
import { activePreferences } from "../../store/parse-log.ts";
import { toTrainingPairs, type TrainingPair } from "../../store/training-pairs.ts";
import type { RecordProblem } from "../../formats/found.ts";

export interface Choices {
  readonly pairs: readonly TrainingPair[];
  /** Lines of the log that could not be used. */
  readonly problems: readonly RecordProblem[];
}

/** The choices of some folders that hold and say something about an order. @throws StoreError */
export async function readChoices(folders: readonly string[]): Promise<Choices> {
  const logs = await Promise.all(folders.map((folder) => openPreferenceLog(folder).read()));
  const records = logs.flatMap((log) => log.records);
  return { pairs: toTrainingPairs(activePreferences(records)), problems: logs.flatMap((log) => log.problems) };
}
