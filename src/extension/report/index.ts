import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerReportCommands } from "./commands.ts";
import { ReportDocuments } from "./report-document.ts";

/** A head's report, as a page and as a file. */
export function registerReports(services: Services): Disposable & { readonly documents: ReportDocuments } {
  const documents = new ReportDocuments(services.heads);
  const registered = Disposable.from(documents, registerReportCommands(services, documents));
  return { documents, dispose: () => void registered.dispose() };
}
