import { ProgressLocation, window, workspace, type Disposable, type Progress } from "vscode";
import type { Head } from "../../core/model/head.ts";
import { TrainError } from "../../core/trainable.ts";
import { trainProblemText } from "../../report/training-text.ts";
import { describeError } from "../window/describe-error.ts";
import { showError } from "../window/show-error.ts";
import { headName } from "../heads/head-name.ts";
import { messages } from "../messages.ts";
import type { ReportDocuments } from "../report/report-document.ts";
import type { Services } from "../services/services.ts";
import { isAbort, withSignal } from "../window/progress.ts";
import { workspaceFiles, workspaceFolders } from "../services/workspace-files.ts";
import { readChoices, type WorkspaceChoices } from "../services/read-choices.ts";
import { trainingMessages as text } from "./training-messages.ts";
import type { TrainingService } from "./training-service.ts";
import { offerCompare } from "../window/offer-compare.ts";
import { registerCommands, runCommand } from "../window/commands.ts";
import { hashPairs } from "../../training/training-pairs.ts";
import { readSettings } from "../settings.ts";
import { percent } from "../../report/format.ts";

type Shown = Progress<{ message?: string; increment?: number }>;

/** Train Reward Model: a head from the workspace's choices, saved as a new version. Answers with its card. */
export function registerTrainingCommands(
  services: Services,
  training: TrainingService,
  reports: ReportDocuments,
): Disposable {
  let running = false;
  const trainRewardModel = async (again?: unknown) => {
    if (!workspace.isTrusted) return void window.showWarningMessage(messages.error.notTrusted());
    const files = workspaceFiles();
    if (files === undefined) return void window.showInformationMessage(messages.error.noFolder());
    if (running || training.state) return void window.showInformationMessage(text.alreadyRunning());
    running = true;
    try {
      return await run(services, training, reports, files.folder, again === true);
    } finally {
      running = false;
    }
  };
  return registerCommands(services.log, { trainRewardModel });
}

async function run(
  services: Services,
  training: TrainingService,
  reports: ReportDocuments,
  folder: string,
  again: boolean,
) {
  const started = performance.now();
  const choices = await readChoices(workspaceFolders());
  if (choices.problems.length > 0) reportSkipped(choices);
  if (choices.pairs.length === 0)
    return offerCompare(choices.leftOut > 0 ? text.leftOut(choices.leftOut) : text.noChoices());
  if (!again && (await isNothingNew(services, choices))) return undefined;
  await runCommand("showModel", undefined, { preserveFocus: true });
  const head = await trainWithProgress(services, training, folder, choices);
  if (head === undefined) return undefined;
  const { card } = head;
  reports.remember(card.id, { seconds: (performance.now() - started) / 1000, skipped: choices.problems.length });
  await services.heads.refresh();
  void showResult(head, await services.heads.current());
  return card;
}

/** Says so where the newest model has learned from these very choices; offers a training where it would start from others. */
async function isNothingNew({ heads, encoders }: Services, { pairs }: WorkspaceChoices): Promise<boolean> {
  const encoder = (await encoders.encoder.info()).id;
  const newest = (await heads.versions()).cards.find((card) => card.encoder === encoder);
  if (newest?.data !== hashPairs(pairs)) return false;
  const name = headName(newest);
  const sameStart = isSameSet(
    readSettings().starters,
    newest.priors.map((prior) => prior.name),
  );
  if (sameStart) offerCompare(text.nothingNew(name));
  else
    void window.showInformationMessage(text.otherStart(name), text.trainAnyway()).then(async (answer) => {
      if (answer !== undefined) await runCommand("trainRewardModel", true);
    });
  return true;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** Undefined where the person cancelled, or the choices cannot be learned from: both are said, the old head stays. */
async function trainWithProgress(
  services: Services,
  training: TrainingService,
  folder: string,
  choices: WorkspaceChoices,
) {
  const options = { location: ProgressLocation.Notification, title: text.title(), cancellable: true };
  return window.withProgress(options, (progress, token) =>
    withSignal(token, async (signal): Promise<Head | undefined> => {
      const listener = follow(training, progress);
      try {
        return (await training.run({ folder, choices, signal })).head;
      } catch (error) {
        await showFailure(services, error, signal);
        return undefined;
      } finally {
        listener.dispose();
      }
    }),
  );
}

async function showFailure({ heads, log }: Services, error: unknown, signal: AbortSignal): Promise<void> {
  const kept = headName((await heads.current()).card);
  if (isAbort(error, signal)) void window.showInformationMessage(text.cancelled(kept));
  else if (error instanceof TrainError) offerCompare(trainProblemText(error.problem));
  else await showError(error, log, text.failed(describeError(error), kept));
}

/** VS Code takes steps, not the whole: 0 to 1 becomes steps of a hundred. */
function follow(training: TrainingService, progress: Shown): Disposable {
  let before = 0;
  return training.onDidChange((state) => {
    if (state === undefined) return;
    progress.report({ message: state.message, increment: Math.max(0, 100 * (state.fraction - before)) });
    before = Math.max(before, state.fraction);
  });
}

async function showResult({ card }: Head, inUse: Head): Promise<void> {
  const said = card.heldOutInterval[0] > 0.5 ? text.result : text.noBetter;
  const result = said(headName(card), percent(card.heldOutAccuracy), percent(card.lengthBaseline));
  const used = inUse.card.id === card.id;
  const message = used ? result : `${result}. ${text.notUsed(headName(inUse.card))}`;
  const buttons = [messages.action.showReport(), ...(used ? [] : [text.useIt()])];
  const answer = await window.showInformationMessage(message, ...buttons);
  if (answer === messages.action.showReport()) await runCommand("showReport", card.id);
  if (answer === text.useIt()) await runCommand("selectHead", card.id);
}

function reportSkipped({ problems }: WorkspaceChoices): void {
  const [{ line, message }] = problems;
  void window.showWarningMessage(text.skipped(problems.length, line, message));
}
