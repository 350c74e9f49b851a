import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { setWantedHead } from "../heads/head-setting.ts";
import { chosenVersion, newestVersion, nodeName, type Versions } from "../versions/versions.ts";
import { versionsMessages as text } from "../versions/versions-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Use Version: scores are by it from now on. The newest one is used by naming none, so that the next training counts. */
export function registerVersionsUse(versions: Versions): Disposable {
  const { heads, workspaceState, log } = versions.services;
  return registerCommand(commandIds.versionsUse, log, async (argument?: unknown) => {
    const node = await chosenVersion(versions, argument, { among: ({ kind }) => kind !== "broken" });
    if (node === undefined) return;
    const newest = (await newestVersion(versions))?.id === node.id;
    await setWantedHead(workspaceState, newest ? "" : node.id);
    await heads.refresh();
    const say = newest ? text.usedNewest : text.used;
    window.setStatusBarMessage(say(nodeName(node)), 5000);
  });
}
