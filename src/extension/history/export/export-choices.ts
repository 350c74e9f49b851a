import { basename, join } from "node:path";
import { commands, Uri, window } from "vscode";
import { exportTo, writeExport, type Export } from "../../../export/export-choices.ts";
import { fromRecord, type Preference } from "../../../export/preference.ts";
import type { Target } from "../../../export/target.ts";
import { targetOf, targets } from "../../../export/targets.ts";
import { whatIsLost } from "../../../export/what-is-lost.ts";
import { choicesText } from "../../../report/format.ts";
import { activeOf } from "../../../store/log/log-state.ts";
import { messages } from "../../messages.ts";
import { workspaceFiles } from "../../services/workspace-files.ts";
import { offerCompare } from "../../window/offer-compare.ts";
import { withProgress } from "../../window/progress.ts";
import type { History } from "../history.ts";
import { exportMessages as text } from "./export-messages.ts";

/**
 * Writes the choices of the workspace's logs, as they count now, as a file of another tool. What is not given is asked for:
 * the kind of file, whose choices where there are several people, the file.
 * @returns its path; undefined where nothing was written
 */
export async function exportChoices({ stores }: History, format: unknown, file: unknown): Promise<string | undefined> {
  const logs = await stores.read();
  const all = logs.flatMap(({ choices }) => activeOf(choices).map(fromRecord));
  if (all.length === 0) return void offerCompare(messages.error.noChoicesYet());
  const target = targetOf(format) ?? (await pickTarget());
  if (target === undefined) return undefined;
  const chosen = file instanceof Uri ? all : await pickPeople(all);
  if (chosen === undefined) return undefined;
  const exported = exportTo(target, chosen);
  const lost = whatIsLost(exported);
  if (exported.preferences.length === 0) return void window.showWarningMessage(text.nothing(target.title, lost));
  const to = file instanceof Uri ? file : await pickFile(target);
  if (to === undefined) return undefined;
  const name = basename(to.fsPath);
  if (logs.some(({ path }) => path === to.fsPath)) return void window.showErrorMessage(text.isLog(name));
  const done = await withProgress(text.exporting(name), async ({ signal, onProgress }) => {
    await writeExport(to.fsPath, exported, signal, onProgress);
    return true;
  });
  if (!done) return void window.showInformationMessage(text.cancelled());
  void showResult(exported, to, lost);
  return to.fsPath;
}

async function pickTarget(): Promise<Target | undefined> {
  const items = targets.map((target) => ({
    label: target.title,
    description: `.${target.ending}`,
    detail: target.description.replaceAll("`", ""),
    target,
  }));
  const options = {
    title: text.title(),
    placeHolder: text.pickFormat(),
    matchOnDetail: true,
    matchOnDescription: true,
  };
  return (await window.showQuickPick(items, options))?.target;
}

/** Those by the people that are picked; nobody is asked where all are by one. */
async function pickPeople(all: readonly Preference[]): Promise<readonly Preference[] | undefined> {
  const counts = new Map<string, number>();
  for (const { annotator } of all) counts.set(annotator, (counts.get(annotator) ?? 0) + 1);
  if (counts.size < 2) return all;
  const items = [...counts].map(([annotator, count]) => ({
    label: annotator || text.unnamed(),
    description: choicesText(count),
    picked: true,
    annotator,
  }));
  const options = { title: text.title(), placeHolder: text.pickPeople(), canPickMany: true } as const;
  const picked = await window.showQuickPick(items, options);
  if (picked === undefined || picked.length === 0) return undefined;
  const names = new Set(picked.map(({ annotator }) => annotator));
  return all.filter(({ annotator }) => names.has(annotator));
}

async function pickFile({ name, title, ending }: Target): Promise<Uri | undefined> {
  const folder = workspaceFiles()?.folder;
  if (folder === undefined) return void window.showInformationMessage(messages.error.noFolder());
  const defaultUri = Uri.file(join(folder, `choices-${name}.${ending}`));
  return window.showSaveDialog({ defaultUri, filters: { [title]: [ending] }, title: text.title() });
}

async function showResult({ target, preferences }: Export, file: Uri, lost: readonly string[]): Promise<void> {
  const message = text.exported(preferences.length, target.title, basename(file.fsPath), lost);
  // An editor shows text only.
  const buttons = target.ending === "parquet" ? [] : [text.openFile()];
  const answer = await window.showInformationMessage(message, ...buttons);
  if (answer !== undefined) await commands.executeCommand("vscode.open", file);
}
