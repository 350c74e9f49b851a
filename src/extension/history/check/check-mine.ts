import { commands, window } from "vscode";
import { historyViewId } from "../../contributions.ts";
import { offerCompare } from "../../window/offer-compare.ts";
import { withProgress } from "../../window/progress.ts";
import type { History } from "../history.ts";
import { checkChoices } from "./check-choices.ts";
import { checkMessages as text } from "./check-messages.ts";

/** Checks the choices with progress, and shows those to look at again in the Choices view and among the problems. @returns how many */
export async function checkMine({ services, view, doubts }: History): Promise<number | undefined> {
  if ((await view.entries()).length === 0) return void offerCompare(text.noChoices());
  const checked = await withProgress(text.checking(), (work) => checkChoices(services, work));
  if (checked === undefined) return void window.showInformationMessage(text.cancelled());
  await doubts.set(checked);
  const { length } = doubts.open;
  if (length === 0) void window.showInformationMessage(text.nothing(checked.choices));
  else {
    void window.showInformationMessage(text.found(length, checked.choices));
    await commands.executeCommand(`${historyViewId}.focus`);
  }
  return length;
}
