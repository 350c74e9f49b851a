import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { ReportDocuments } from "../report/report-document.ts";
import type { Services } from "../services/services.ts";
import { isVersionNode } from "../versions/version-nodes.ts";
import { registerCommand } from "./register.ts";

/** Show Model: the figures of the head in use, or of the one whose row or id is given. */
export function registerShowModel({ heads, log }: Services, reports: ReportDocuments): Disposable {
  return registerCommand(commandIds.showModel, log, async (given?: unknown) => {
    const id = isVersionNode(given) ? given.id : given;
    await reports.show(typeof id === "string" ? id : (await heads.current()).card.id);
  });
}
