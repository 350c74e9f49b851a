import { window, workspace, type Disposable } from "vscode";
import type { Head } from "../../core/model/head.ts";
import { compareUnseen } from "../../core/evaluation/compare-heads.ts";
import { TrainError } from "../../core/trainable.ts";
import { reportKeys } from "../../training/training-pairs.ts";
import { debounced } from "../window/debounced.ts";
import { trainProblemText } from "../../report/training-text.ts";
import { headName } from "../heads/head-name.ts";
import type { HeadService } from "../heads/head-service.ts";
import type { Services } from "../services/services.ts";
import { isAbort } from "../window/progress.ts";
import { workspaceFiles, workspaceFolders } from "../services/workspace-files.ts";
import { readSettings } from "../settings.ts";
import { readChoices } from "../services/read-choices.ts";
import { trainingMessages as text } from "./training-messages.ts";
import type { TrainingService } from "./training-service.ts";
import { decimal, percent } from "../../report/format.ts";

/** Choices come one after the other: the log is looked at after the last one. */
const SETTLE_MS = 500;
/** Choices at the last training that began automatically, kept or not: a head that was refused is not tried again immediately. */
const triedKey = "rewardLens.autoTrain.tried";

/** Trains automatically after so many new choices as the setting says, quietly, and keeps the head if it is not worse. */
export class AutoTrain implements Disposable {
  readonly #services: Services;
  readonly #training: TrainingService;
  readonly #settle = debounced(() => void this.look(), SETTLE_MS);
  readonly #listener: Disposable;
  readonly #stop = new AbortController();

  constructor(services: Services, training: TrainingService) {
    this.#services = services;
    this.#training = training;
    this.#listener = services.stores.onDidChange(() => readSettings().autoTrain > 0 && this.#settle());
  }

  dispose(): void {
    this.#settle.dispose();
    this.#stop.abort();
    this.#listener.dispose();
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
      const fresh = (await reportKeys(choices.pairs)).filter((key) => !known.has(key)).length;
      const tried = workspaceState.get<number>(triedKey) ?? 0;
      if (fresh < autoTrain || Math.abs(choices.pairs.length - tried) < autoTrain) return undefined;
      await workspaceState.update(triedKey, choices.pairs.length);
      const accept = (head: Head, before: Head) => isNotWorse(heads, head, before, (line) => log.info(line));
      const { head, kept } = await this.#training.run({ folder, choices, signal: this.#stop.signal, accept });
      if (!kept) return undefined;
      await heads.refresh();
      const { card } = head;
      window.setStatusBarMessage(text.retrained(headName(card), percent(card.heldOutAccuracy)), 10_000);
      return head;
    } catch (error) {
      if (isAbort(error, this.#stop.signal)) return undefined;
      if (error instanceof TrainError) log.info(`Automatic training: ${trainProblemText(error.problem)}`);
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

/** Whether a new head predicts the choices that the one before had not seen at least as well as that one. */
async function isNotWorse(
  heads: Pick<HeadService, "report">,
  head: Head,
  before: Head,
  log: (line: string) => void,
): Promise<boolean> {
  const seen = new Set((await heads.report(before.card.id))?.keys);
  const compared = head.report && compareUnseen(head.report, seen);
  if (compared === undefined) return head.card.heldOutLoss <= before.card.heldOutLoss;
  const { choices, loss, lossBefore } = compared;
  const figures = `loss ${decimal(loss, 3)} against ${decimal(lossBefore, 3)} of ${before.card.id} on ${choices} choices that it had not seen`;
  const kept = loss <= lossBefore;
  log(`Automatic training: the new model is ${kept ? "kept" : "not kept"}: ${figures}`);
  return kept;
}
