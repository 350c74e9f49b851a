import { ProgressLocation, Uri, window, workspace, type Disposable, commands } from "vscode";
import { messages } from "../messages.ts";
import { exists, workspaceFiles } from "../services/workspace-files.ts";
import { registerCommands } from "../window/commands.ts";
import type { MarkdownPage } from "../window/markdown-page.ts";
import { offerCompare } from "../window/offer-compare.ts";
import { withSignal, withProgress } from "../window/progress.ts";
import { reveal } from "../window/reveal.ts";
import { agreementMarkdown } from "./agreement-markdown.ts";
import { checkMessages as check } from "./check/check-messages.ts";
import { checkMine } from "./check/check-mine.ts";
import { askFilter } from "./ask-filter.ts";
import { exportChoices } from "./export/export-choices.ts";
import { chosenEntry, type History } from "./history.ts";
import { isHistoryNode } from "./nodes.ts";
import { openSource } from "./open-source.ts";
import { readAgreement } from "./read-agreement.ts";
import { restoreChoice, reviseChoice, withdrawChoice } from "./revise.ts";
import { historyViewId } from "../contributions.ts";
import { filterChoices } from "./choice-filter.ts";
import { historyMessages as text } from "./history-messages.ts";
import { rankBySurprise } from "./surprise.ts";

/** The commands of the Choices view, of its rows, and of the log behind it. */
export function registerHistoryCommands(history: History, agreement: MarkdownPage): Disposable {
  const { view, texts, services } = history;
  return registerCommands(services.log, {
    historyFilter: async () => {
      const filter = await askFilter(view.filter, await view.entries());
      if (filter) view.setFilter(filter);
    },
    historyClearFilter: () => view.setFilter({}),
    historySurprisingFirst: () => surprisingFirst(history),
    historyNewestFirst: () => view.setRanked(undefined),
    historyShowMore: () => view.showMore(),
    historyOpenSource: (row) => openSource(history, row),
    historyShowTexts: async (row) => {
      const entry = chosenEntry(history, row);
      if (entry) await texts.show(entry);
    },
    historyRevise: (row) => reviseChoice(history, row),
    historyWithdraw: (row) => withdrawChoice(history, row),
    historyKeep: async (row) => {
      const entry = chosenEntry(history, row);
      if (!entry) return;
      await history.doubts.keep(entry);
      void window.setStatusBarMessage(check.kept(), 3000);
    },
    historyEndCheck: () => history.doubts.set(undefined),
    checkChoices: () => checkMine(history),
    historyRestore: (row) => restoreChoice(history, row),
    historyGoToLine: (row) => goToLine(history, row),
    exportChoices: (format, file) => exportChoices(history, format, file),
    showAgreement: () => showAgreement(history, agreement),
    showLog,
  });
}

/** A line of the log that could not be read, in its file. */
async function goToLine({ view }: History, row: unknown): Promise<void> {
  const node = isHistoryNode(row) ? row : view.selected;
  if (node?.kind !== "problem") return;
  const document = await workspace.openTextDocument(Uri.file(node.store.path));
  const start = document.offsetAt(document.lineAt(Math.min(node.problem.line, document.lineCount) - 1).range.start);
  await reveal(document, { start, end: start });
}

/** How much the annotators of the workspace's logs agree, and where they do not. @returns the page */
async function showAgreement({ stores }: History, page: MarkdownPage): Promise<string> {
  const markdown = await window.withProgress({ location: ProgressLocation.Window }, (_, token) =>
    withSignal(token, async (signal) => agreementMarkdown(await readAgreement(await stores.read(), signal))),
  );
  await page.show(markdown);
  return markdown;
}

/** Opens preferences.jsonl, once there is one. */
async function showLog(): Promise<void> {
  const files = workspaceFiles();
  if (files === undefined) return void window.showInformationMessage(messages.error.noFolder());
  const uri = Uri.file(files.preferences);
  if (!(await exists(uri))) return offerCompare(messages.error.noChoicesYet());
  await window.showTextDocument(uri);
}

/** Shows the choices that the head in use expected least, of those that the filter lets through. */
async function surprisingFirst({ view, services }: History): Promise<void> {
  const entries = filterChoices(await view.entries(), view.filter);
  const done = await withProgress(text.ranking(), async ({ signal, onProgress }) => ({
    ranked: await rankBySurprise(entries, services.scores, signal, onProgress),
  }));
  if (done === undefined) return void window.showInformationMessage(text.rankingCancelled());
  if (done.ranked === undefined) return void window.showInformationMessage(text.nothingToRank());
  view.setRanked(done.ranked);
  await commands.executeCommand(`${historyViewId}.focus`);
}
