import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { env, Uri, window, type Disposable } from "vscode";
import { modelFigures } from "../../model-report/figures.ts";
import { commandIds } from "../contributions.ts";
import { messages } from "../messages.ts";
import { modelMessages as text } from "../model/model-messages.ts";
import { headName } from "../head-name.ts";
import type { Services } from "../services/services.ts";
import { workspaceFiles } from "../services/workspace-files.ts";
import { isVersionNode } from "../versions/version-nodes.ts";
import { registerCommand } from "./register.ts";

/** Export Report: a head's figures and charts as one HTML file, without texts of the choices. Answers with its path. */
export function registerExportReport({ heads, log, extensionUri }: Services): Disposable {
  return registerCommand(commandIds.exportReport, log, async (given?: unknown, target?: unknown) => {
    const asked = isVersionNode(given) ? given.id : given;
    const head = typeof asked === "string" ? await heads.byId(asked) : await heads.current();
    const { card } = head;
    const to = target instanceof Uri ? target : await pickFile(`reward-model-${card.id}.html`);
    if (to === undefined) return undefined;
    const report = await heads.report(card.id);
    const { reportHtml } = loadReportHtml(extensionUri.fsPath);
    const html = reportHtml({ name: headName(card), card, figures: report && modelFigures(card, report) });
    await writeFile(to.fsPath, html);
    void window.showInformationMessage(text.exported(to.fsPath), text.openReport()).then((answer) => {
      if (answer !== undefined) void env.openExternal(to);
    });
    return to.fsPath;
  });
}

/** A bundle of its own: the charts' library is large, and needed here only. */
function loadReportHtml(extension: string): typeof import("../../model-report/report-html.ts") {
  return createRequire(join(extension, "dist", "/"))("./report-html.cjs");
}

async function pickFile(name: string): Promise<Uri | undefined> {
  const folder = workspaceFiles()?.folder;
  if (folder === undefined) return void window.showInformationMessage(messages.error.noFolder());
  const defaultUri = Uri.file(join(folder, name));
  return window.showSaveDialog({ defaultUri, filters: { HTML: ["html"] }, title: text.exportTitle() });
}
