import { ProgressLocation, window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { AgreementDocument } from "../history/agreement-document.ts";
import { agreementMarkdown } from "../history/agreement-markdown.ts";
import type { History } from "../history/history.ts";
import { readAgreement } from "../history/read-agreement.ts";
import { withSignal } from "../window/signal.ts";
import { registerCommand } from "../window/register.ts";

/** Show Agreement: how far the annotators of the workspace's logs agree, and where they do not. Answers with the page. */
export function registerShowAgreement({ stores, services }: History, report: AgreementDocument): Disposable {
  return registerCommand(commandIds.showAgreement, services.log, async () => {
    const options = { location: ProgressLocation.Window };
    const markdown = await window.withProgress(options, (_, token) =>
      withSignal(token, async (signal) => agreementMarkdown(await readAgreement(await stores.read(), signal))),
    );
    await report.show(markdown);
    return markdown;
  });
}
