import { workspace } from "vscode";
import type { RecordProblem } from "../../formats/found.ts";
import { activeOf, type LoggedChoice } from "../../store/log/log-state.ts";
import { PreferenceStore } from "../../store/log/preference-store.ts";
import { toChoices, type Choices, choicesBy } from "../../training/choices.ts";
import { annotatorName } from "./annotator.ts";
import { readSettings } from "../settings.ts";

export interface WorkspaceChoices extends Choices {
  /** Choices of people whom the setting `trainOn` leaves out. */
  readonly leftOut: number;
  /** Lines of the log that could not be used. */
  readonly problems: readonly RecordProblem[];
}

/**
 * The active choices of some folders by the people that the setting names, as far as they say something about an order;
 * none before the workspace is trusted.
 * @throws StoreError
 */
export async function readChoices(folders: readonly string[]): Promise<WorkspaceChoices> {
  const { annotator, trainOn } = readSettings();
  const read = await Promise.all(
    (workspace.isTrusted ? folders : []).map(async (folder) => {
      const store = PreferenceStore.of(folder);
      await store.refresh();
      const { problems } = store;
      const all = activeOf(store.choices);
      const me = trainOn === "mine" ? await annotatorName(annotator, folder) : "";
      return { all: all.length, chosen: choicesBy(all, trainOn, me), problems };
    }),
  );
  const chosen = read.flatMap((log) => log.chosen);
  return {
    ...toChoices(chosen),
    leftOut: read.reduce((sum, { all }) => sum + all, 0) - chosen.length,
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Those of a folder's choices that a training would learn from. */
export async function learnedFrom(choices: readonly LoggedChoice[], folder: string): Promise<LoggedChoice[]> {
  const { annotator, trainOn } = readSettings();
  const me = trainOn === "mine" ? await annotatorName(annotator, folder) : "";
  const learned = new Set(
    choicesBy(
      choices.map(({ original }) => original),
      trainOn,
      me,
    ),
  );
  return choices.filter(({ original }) => learned.has(original));
}
