import { window, workspace, type QuickPickItem } from "vscode";
import { headName } from "../heads/head-name.ts";
import { setWantedHead, type HeadTarget } from "../heads/head-setting.ts";
import { chosenVersion, isReadable, nodeName, type Versions } from "./versions.ts";
import { versionsMessages as text } from "./versions-messages.ts";

/** Pins a version: it scores until it is unpinned, whatever is trained meanwhile; for the workspace, a folder or a language. */
export async function pinVersion(versions: Versions, argument: unknown, given: unknown): Promise<void> {
  const { heads, workspaceState } = versions.services;
  const node = await chosenVersion(versions, argument, { among: isReadable });
  if (node === undefined) return;
  const target = isTarget(given) ? given : await pickTarget();
  if (target === undefined) return;
  await setWantedHead(workspaceState, node.id, target);
  await heads.refresh();
  window.setStatusBarMessage(text.pinnedNow(nodeName(node), targetName(target)), 5000);
}

/** The newest head of the workspace scores, and every newer one once it is trained. */
export async function unpinVersion({ services: { heads, workspaceState } }: Versions): Promise<void> {
  if (heads.wanted === "") return void window.showInformationMessage(text.notPinned());
  await setWantedHead(workspaceState, "");
  await heads.refresh();
  window.setStatusBarMessage(text.unpinned(headName((await heads.current()).card)), 5000);
}

function isTarget(value: unknown): value is HeadTarget {
  return typeof value === "object" && value !== null && "kind" in value && value.kind !== "version";
}

/** Asks only where there is more than the workspace to choose from. */
async function pickTarget(): Promise<HeadTarget | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const languageId = window.activeTextEditor?.document.languageId;
  const targets: HeadTarget[] = [
    { kind: "workspace" },
    ...(folders.length > 1 ? folders.map((folder) => ({ kind: "folder", folder }) as const) : []),
    ...(languageId === undefined ? [] : [{ kind: "language", languageId } as const]),
  ];
  if (targets.length === 1) return targets[0];
  const items = targets.map((target): QuickPickItem & { target: HeadTarget } => ({
    target,
    label: targetName(target),
  }));
  return (await window.showQuickPick(items, { title: text.where() }))?.target;
}

function targetName(target: HeadTarget): string {
  if (target.kind === "workspace") return text.workspace();
  return target.kind === "folder" ? text.folder(target.folder.name) : text.language(target.languageId);
}
