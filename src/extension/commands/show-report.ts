import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { ReportDocuments } from "../report/report-document.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/** Show Head Report: the card of the head in use, or of the one whose id is given. */
export function registerShowReport({ heads, log }: Services, reports: ReportDocuments): Disposable {
  return registerCommand(commandIds.showReport, log, async (given?: unknown) => {
    await reports.show(typeof given === "string" ? given : (await heads.current()).card.id);
  });
}
