import type { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerCommands } from "../window/commands.ts";
import { exportReport } from "./export-report.ts";
import type { ReportDocuments } from "./report-document.ts";

/** Show Head Report: the card of the head in use, or of the one whose id is given; and Export Report. */
export function registerReportCommands(services: Services, reports: ReportDocuments): Disposable {
  return registerCommands(services.log, {
    showReport: async (given) =>
      reports.show(typeof given === "string" ? given : (await services.heads.current()).card.id),
    exportReport: (given, target, texts) => exportReport(services, given, target, texts),
  });
}
