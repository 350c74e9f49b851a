import { createRequire } from "node:module";
import { join } from "node:path";
import { env, Uri, window } from "vscode";
import { examplesOf } from "../../report/examples.ts";
import { modelFigures } from "../../report/figures.ts";
import { writeWhole } from "../../store/files/staging.ts";
import { pairsOfKeys, reportKeys } from "../../training/training-pairs.ts";
import { isStarterName } from "../heads/starters.ts";
import { messages } from "../messages.ts";
import { modelMessages as text } from "../model/model-messages.ts";
import { headName } from "../heads/head-name.ts";
import type { Services } from "../services/services.ts";
import { workspaceFiles, workspaceFolders } from "../services/workspace-files.ts";
import { readChoices } from "../services/read-choices.ts";
import { isVersionNode } from "../versions/version-nodes.ts";

/**
 * Writes a head's figures and charts as one HTML file, with texts of choices only where its owner wants them.
 * @returns its path; undefined where the person gave up
 */
export async function exportReport(
  { heads, extensionUri }: Services,
  given: unknown,
  target: unknown,
  texts: unknown,
): Promise<string | undefined> {
  const asked = isVersionNode(given) ? given.id : given;
  const head = typeof asked === "string" ? await heads.byId(asked) : await heads.current();
  const { card } = head;
  const report = await heads.report(card.id);
  const here = report ? (await readChoices(workspaceFolders())).pairs : [];
  const choices = report && pairsOfKeys(report.keys, await reportKeys(here), here);
  const known = choices?.some((choice) => choice !== undefined);
  const withTexts = typeof texts === "boolean" ? texts : known && !(target instanceof Uri) ? await askTexts() : false;
  if (withTexts === undefined) return undefined;
  const to = target instanceof Uri ? target : await pickFile(`reward-model-${card.id}.html`);
  if (to === undefined) return undefined;
  const { reportHtml } = loadReportHtml(extensionUri.fsPath);
  const figures = report && modelFigures(card, report);
  const examples = withTexts && report && choices ? examplesOf(report, choices) : undefined;
  const html = reportHtml({ name: headName(card), card, builtIn: isStarterName(card.id), figures, examples });
  await writeWhole(to.fsPath, html);
  void window.showInformationMessage(text.exported(to.fsPath), text.openReport()).then((answer) => {
    if (answer !== undefined) void env.openExternal(to);
  });
  return to.fsPath;
}

/** A bundle of its own: the charts' library is large, and needed here only. */
function loadReportHtml(extension: string): typeof import("../../report/report-html.ts") {
  return createRequire(join(extension, "dist", "/"))("./report-html.cjs");
}

/** Whether texts of the choices go into the file; undefined where the person turns away. */
async function askTexts(): Promise<boolean | undefined> {
  const items = [
    { label: text.figuresOnly(), detail: text.figuresOnlyDetail(), texts: false },
    { label: text.withExamples(), detail: text.withExamplesDetail(), texts: true },
  ];
  return (await window.showQuickPick(items, { title: text.exportTitle() }))?.texts;
}

async function pickFile(name: string): Promise<Uri | undefined> {
  const folder = workspaceFiles()?.folder;
  if (folder === undefined) return void window.showInformationMessage(messages.error.noFolder());
  const defaultUri = Uri.file(join(folder, name));
  return window.showSaveDialog({ defaultUri, filters: { HTML: ["html"] }, title: text.exportTitle() });
}
