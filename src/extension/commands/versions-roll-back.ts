import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { setWantedHead } from "../heads/head-setting.ts";
import { headName } from "../heads/head-name.ts";
import type { Versions } from "../versions/versions.ts";
import { versionsMessages as text } from "../versions/versions-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Roll Back: the version before the one in use scores from now on; nothing is deleted. Answers with its id. */
export function registerVersionsRollBack({ services }: Versions): Disposable {
  const { heads, encoders, workspaceState, log } = services;
  return registerCommand(commandIds.versionsRollBack, log, async () => {
    const { card: used } = await heads.current();
    const encoder = (await encoders.encoder.info()).id;
    const { cards } = await heads.versions();
    const at = cards.findIndex(({ id }) => id === used.id);
    const before = at < 0 ? undefined : cards.slice(at + 1).find((card) => card.encoder === encoder);
    if (before === undefined) return void window.showInformationMessage(text.nothingBefore(headName(used)));
    await setWantedHead(workspaceState, before.id);
    await heads.refresh();
    const undo = heads.wanted === before.id ? [text.undo()] : [];
    void window
      .showInformationMessage(text.rolledBack(headName(before), headName(used)), ...undo)
      .then(async (answer) => {
        if (answer === undefined) return;
        await setWantedHead(workspaceState, at === 0 ? "" : used.id);
        await heads.refresh();
      });
    return before.id;
  });
}
