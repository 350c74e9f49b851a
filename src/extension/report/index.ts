import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { ReportDocuments } from "./report-document.ts";
import { registerCommands } from "../window/commands.ts";
import { exportReport } from "./export-report.ts";

/** A head's report, as a page and as a file. */
export function registerReports(services: Services): Disposable & { readonly documents: ReportDocuments } {
  const documents = new ReportDocuments(services.heads);
  const registered = Disposable.from(documents, registerReportCommands(services, documents));
  return { documents, dispose: () => void registered.dispose() };
}

/** Show Head Report: the card of the head in use, or of the one whose id is given; and Export Report. */
function registerReportCommands(services: Services, reports: ReportDocuments): Disposable {
  return registerCommands(services.log, {
    showReport: async (given) =>
      reports.show(typeof given === "string" ? given : (await services.heads.current()).card.id),
    exportReport: (given, target, texts) => exportReport(services, given, target, texts),
  });
}
