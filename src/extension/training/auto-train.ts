import { Disposable, RelativePattern, window, workspace } from "vscode";
import type { Head } from "../../core/model/head.ts";
import { compareUnseen } from "../../core/evaluation/compare-heads.ts";
import { TrainError } from "../../core/trainable.ts";
import { trainProblemText } from "../../model-report/training-text.ts";
import { pairKeys } from "../../store/training-pairs.ts";
import { headName } from "../heads/head-name.ts";
import type { HeadService } from "../heads/head-service.ts";
import { percent } from "../scores/score.ts";
import type { Services } from "../services/services.ts";
import { isAbort } from "../window/progress.ts";
import { workspaceFiles, workspaceFolders } from "../services/workspace-files.ts";
import { readSettings } from "../settings.ts";
import { readChoices } from "./read-choices.ts";
import { trainingMessages as text } from "./training-messages.ts";
import type { TrainingService } from "./training-service.ts";

/** Choices come one after the other: the log is looked at once it rests. */
const SETTLE_MS = 500;
/** Choices at the last training that began by itself, kept or not: a head that was refused is not tried again at once. */
const triedKey = "rewardLens.autoTrain.tried";

/** Trains by itself after so many new choices as the setting says, quietly, and keeps the head where it is not worse. */
export class AutoTrain implements Disposable {
  readonly #services: Services;
  readonly #training: TrainingService;
  readonly #watchers: Disposable;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(services: Services, training: TrainingService) {
    this.#services = services;
    this.#training = training;
    const settle = () => {
      clearTimeout(this.#timer);
      if (readSettings().autoTrain > 0) this.#timer = setTimeout(() => void this.look(), SETTLE_MS);
    };
    this.#watchers = Disposable.from(
      ...(workspace.workspaceFolders ?? []).map((folder) => {
        const pattern = new RelativePattern(folder, ".rewardlens/preferences.jsonl");
        const watcher = workspace.createFileSystemWatcher(pattern);
        return Disposable.from(watcher, watcher.onDidCreate(settle), watcher.onDidChange(settle));
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
    this.#watchers.dispose();
  }

  /** Trains where there are choices enough. Answers with the head that was kept. Failures go to the log alone. */
  async look(): Promise<Head | undefined> {
    const { heads, log, workspaceState } = this.#services;
    const folder = workspaceFiles()?.folder;
    const { autoTrain } = readSettings();
    if (autoTrain === 0 || folder === undefined || !workspace.isTrusted || this.#training.state) return undefined;
    try {
      const choices = await readChoices(workspaceFolders());
      const known = await this.#known();
      const fresh = (await pairKeys(choices.pairs)).filter((key) => !known.has(key)).length;
      const tried = workspaceState.get<number>(triedKey) ?? 0;
      if (fresh < autoTrain || Math.abs(choices.pairs.length - tried) < autoTrain) return undefined;
      await workspaceState.update(triedKey, choices.pairs.length);
      const accept = (head: Head, before: Head) => isNotWorse(heads, head, before, (line) => log.info(line));
      const { head, kept } = await this.#training.run({ folder, choices, signal: this.#stop.signal, accept });
      if (!kept) return undefined;
      await heads.refresh();
      const { card } = head;
      window.setStatusBarMessage(text.trainedItself(headName(card), card.pairs, percent(card.heldOutAccuracy)), 10_000);
      return head;
    } catch (error) {
      if (isAbort(error, this.#stop.signal)) return undefined;
      if (error instanceof TrainError) log.info(`Training by itself: ${trainProblemText(error.problem)}`);
      else log.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  /** Keys of the choices that the newest head was trained on. */
  async #known(): Promise<ReadonlySet<string>> {
    const { heads } = this.#services;
    const newest = (await heads.versions()).cards.at(0);
    return new Set(newest && (await heads.report(newest.id))?.keys);
  }
}

/** Whether a new head foretells the choices that the one before had not seen no worse than that one. */
async function isNotWorse(
  heads: Pick<HeadService, "report">,
  head: Head,
  before: Head,
  tell: (line: string) => void,
): Promise<boolean> {
  const seen = new Set((await heads.report(before.card.id))?.keys);
  const compared = head.report && compareUnseen(head.report, seen);
  if (compared === undefined) return head.card.heldOutLoss <= before.card.heldOutLoss;
  const { choices, loss, lossBefore } = compared;
  const figures = `loss ${loss.toFixed(3)} against ${lossBefore.toFixed(3)} of ${before.card.id} on ${choices} choices that it had not seen`;
  const kept = loss <= lossBefore;
  tell(`Training by itself: the new head is ${kept ? "kept" : "not kept"}: ${figures}`);
  return kept;
}
