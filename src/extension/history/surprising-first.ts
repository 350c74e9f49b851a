import { ProgressLocation, window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { filterChoices } from "./choice-filter.ts";
import type { History } from "./history.ts";
import { historyMessages as text } from "./history-messages.ts";
import { rankBySurprise, type RankedChoices } from "./surprise.ts";
import { isAbort, withSignal } from "../window/signal.ts";
import { registerCommand } from "../window/register.ts";

/** Surprising First: the choices that the head in use expected least, of those that the filter lets through. */
export function registerHistorySurprisingFirst(history: History): Disposable {
  const { view, services } = history;
  return registerCommand(commandIds.historySurprisingFirst, services.log, async () => {
    const entries = filterChoices(await view.entries(), view.filter);
    const options = { location: ProgressLocation.Notification, title: text.ranking(), cancellable: true };
    const ranked = await window.withProgress(options, (progress, token) =>
      withSignal(token, async (signal): Promise<RankedChoices | "cancelled" | undefined> => {
        let before = 0;
        try {
          return await rankBySurprise(entries, services.scores, signal, (done, total) => {
            progress.report({ message: text.step(done, total), increment: (100 * (done - before)) / total });
            before = done;
          });
        } catch (error) {
          if (isAbort(error, signal)) return "cancelled";
          throw error;
        }
      }),
    );
    if (ranked === "cancelled") return void window.showInformationMessage(text.rankingCancelled());
    if (ranked === undefined) return void window.showInformationMessage(text.nothingToRank());
    view.setRanked(ranked);
  });
}
