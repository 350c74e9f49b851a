import {
  commands,
  ProgressLocation,
  window,
  workspace,
  type CancellationToken,
  type Disposable,
  type Progress,
} from "vscode";
import type { Head } from "../../core/head.ts";
import { TrainError } from "../../core/train.ts";
import { openHeadRegistry } from "../../store/head-registry.ts";
import { commandIds, starterNames } from "../contributions.ts";
import { describeError } from "../describe-error.ts";
import { headName } from "../head-name.ts";
import { messages } from "../messages.ts";
import type { ReportDocuments } from "../report/report-document.ts";
import { percent } from "../services/score.ts";
import type { Services } from "../services/services.ts";
import { isAbort, withSignal } from "../services/signal.ts";
import { workspaceFiles, workspaceFolders } from "../services/workspace-files.ts";
import { readSettings } from "../settings.ts";
import { readChoices, type Choices } from "../training/read-choices.ts";
import { trainHead } from "../training/train-head.ts";
import { trainingMessages as text } from "../training/training-messages.ts";
import { offerCompare } from "./offer-compare.ts";
import { registerCommand, showError } from "./register.ts";

type TrainingProgress = Progress<{ message?: string; increment?: number }>;

/** Train Reward Model: a head from the workspace's choices, saved as a new version. Answers with its card. */
export function registerTrainRewardModel(services: Services, reports: ReportDocuments, fitScript: string): Disposable {
  const { log } = services;
  let running = false;
  return registerCommand(commandIds.trainRewardModel, log, async () => {
    if (!workspace.isTrusted) return void window.showWarningMessage(messages.error.notTrusted());
    const files = workspaceFiles();
    if (files === undefined) return void window.showInformationMessage(messages.error.noFolder());
    if (running) return void window.showInformationMessage(text.alreadyRunning());
    running = true;
    try {
      return await run(services, reports, files.folder, fitScript);
    } finally {
      running = false;
    }
  });
}

async function run(services: Services, reports: ReportDocuments, folder: string, script: string) {
  const started = performance.now();
  const choices = await readChoices(workspaceFolders());
  if (choices.problems.length > 0) tellSetAside(choices);
  if (choices.pairs.length === 0)
    return offerCompare(choices.leftOut > 0 ? text.leftOut(choices.leftOut) : text.noChoices());
  const head = await trainWithProgress(services, folder, choices, script);
  if (head === undefined) return undefined;
  const { card } = head;
  reports.remember(card.id, { seconds: (performance.now() - started) / 1000, setAside: choices.problems.length });
  await services.heads.refresh();
  void tellResult(head, await services.heads.current());
  return card;
}

/** Undefined where the person cancelled, or the choices cannot be learned from: both are said, the old head stays. */
async function trainWithProgress(services: Services, folder: string, choices: Choices, script: string) {
  const options = { location: ProgressLocation.Notification, title: text.title(), cancellable: true };
  return window.withProgress(options, (progress, token) => attempt(services, folder, choices, script, progress, token));
}

async function attempt(
  services: Services,
  folder: string,
  choices: Choices,
  script: string,
  progress: TrainingProgress,
  token: CancellationToken,
): Promise<Head | undefined> {
  const { encoders, heads, log } = services;
  const report = progressTo(progress);
  return withSignal(token, async (signal) => {
    try {
      const encoder = await encoders.encoder.info();
      const { starter } = readSettings();
      const head = await trainHead({
        pairs: choices.pairs,
        facts: choices.facts,
        previous: previousOf(await heads.current()),
        starters: starter === "none" ? [] : [await heads.starter(starter, encoder.id)],
        encoder,
        embed: (texts, embedding) => encoders.withBulkEncoder(texts.length, (bulk) => bulk.embed(texts, embedding)),
        script,
        describe: text.description,
        signal,
        onEmbedded: (done, total) => report(0.6 * (done / total), text.embedding(done, total)),
        onFit: ({ fraction, message }) => report(0.6 + 0.4 * fraction, message),
      });
      signal.throwIfAborted();
      report(1, text.saving());
      await openHeadRegistry(folder).save(head);
      return head;
    } catch (error) {
      const kept = headName((await heads.current()).card);
      if (isAbort(error, signal)) void window.showInformationMessage(text.cancelled(kept));
      else if (error instanceof TrainError) offerCompare(error.message);
      else await showError(error, log, text.failed(describeError(error), kept));
      return undefined;
    }
  });
}

/** What scored before this training: the head to compare with. */
function previousOf(head: Head): { readonly head: Head; readonly name: string; readonly shipped: boolean } {
  return { head, name: headName(head.card), shipped: starterNames.some((name) => name === head.card.id) };
}

/** VS Code takes steps, not the whole: 0 to 1 becomes steps of a hundred. */
function progressTo(progress: TrainingProgress): (fraction: number, message: string) => void {
  let before = 0;
  return (fraction, message) => {
    progress.report({ message, increment: Math.max(0, 100 * (fraction - before)) });
    before = Math.max(before, fraction);
  };
}

async function tellResult({ card }: Head, inUse: Head): Promise<void> {
  const [low, high] = card.heldOutInterval.map(percent);
  const figures = [percent(card.heldOutAccuracy), low, high, percent(card.lengthBaseline)] as const;
  const result = text.result(card.pairs, card.queries, ...figures);
  const used = inUse.card.id === card.id;
  const message = used ? result : `${result}. ${text.notUsed(headName(inUse.card))}`;
  const buttons = [messages.action.showReport(), ...(used ? [] : [text.useIt()])];
  const answer = await window.showInformationMessage(message, ...buttons);
  if (answer === messages.action.showReport()) await commands.executeCommand(commandIds.showReport, card.id);
  if (answer === text.useIt()) await commands.executeCommand(commandIds.selectHead, card.id);
}

function tellSetAside({ problems }: Choices): void {
  const [{ line, message }] = problems;
  void window.showWarningMessage(text.setAside(problems.length, line, message));
}
