import { commands, window } from "vscode";
import { historyViewId } from "../contributions.ts";
import { withProgress } from "../window/progress.ts";
import { filterChoices } from "./choice-filter.ts";
import { historyMessages as text } from "./history-messages.ts";
import type { History } from "./history.ts";
import { rankBySurprise } from "./surprise.ts";

/** Shows the choices that the head in use expected least, of those that the filter lets through. */
export async function surprisingFirst({ view, services }: History): Promise<void> {
  const entries = filterChoices(await view.entries(), view.filter);
  const done = await withProgress(text.ranking(), async ({ signal, onProgress }) => ({
    ranked: await rankBySurprise(entries, services.scores, signal, onProgress),
  }));
  if (done === undefined) return void window.showInformationMessage(text.rankingCancelled());
  if (done.ranked === undefined) return void window.showInformationMessage(text.nothingToRank());
  view.setRanked(done.ranked);
  await commands.executeCommand(`${historyViewId}.focus`);
}
