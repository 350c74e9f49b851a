import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { headName } from "../heads/head-name.ts";
import { setWantedHead } from "../heads/head-setting.ts";
import type { Versions } from "../versions/versions.ts";
import { versionsMessages as text } from "../versions/versions-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Unpin Version: the workspace's newest head scores, and every newer one once it is trained. */
export function registerVersionsUnpin({ services }: Versions): Disposable {
  const { heads, workspaceState, log } = services;
  return registerCommand(commandIds.versionsUnpin, log, async () => {
    if (heads.wanted === "") return void window.showInformationMessage(text.notPinned());
    await setWantedHead(workspaceState, "");
    await heads.refresh();
    window.setStatusBarMessage(text.unpinned(headName((await heads.current()).card)), 5000);
  });
}
