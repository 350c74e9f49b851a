import { window } from "vscode";
import type { Head } from "../../core/model/head.ts";
import type { HeadRegistry } from "../../store/heads/head-registry.ts";
import { setWantedHead } from "../heads/head-setting.ts";
import { chosenVersion, nodeName, workspaceRegistry, type Versions } from "./versions.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { versionsMessages as text } from "./versions-messages.ts";

/** Deletes a version, with Undo; one that cannot be read is gone for good, so it asks first. */
export async function deleteVersion(versions: Versions, argument: unknown): Promise<void> {
  const { heads, workspaceState } = versions.services;
  const node = await chosenVersion(versions, argument, { among: ({ kind }) => kind !== "starter" });
  const registry = node && workspaceRegistry();
  if (node === undefined || registry === undefined) return;
  if (node.kind === "starter") return void window.showInformationMessage(text.keepStarters());
  const head = await read(registry, node.id);
  if (head === undefined && !(await confirmed(node.id))) return;
  await registry.remove(node.id);
  if (node.pinned) await setWantedHead(workspaceState, "");
  await heads.refresh();
  if (head === undefined) return;
  void window.showInformationMessage(text.deleted(nodeName(node)), text.undo()).then(async (answer) => {
    if (answer === undefined) return;
    await registry.save(head);
    if (node.pinned) await setWantedHead(workspaceState, node.id);
    await heads.refresh();
  });
}

/** The head, to be put back; undefined where it cannot be read. */
async function read(registry: HeadRegistry, id: string): Promise<Head | undefined> {
  try {
    return { ...(await registry.load(id)), report: await registry.report(id) };
  } catch {
    return undefined; // the question says so
  }
}

async function confirmed(id: string): Promise<boolean> {
  const answer = await window.showWarningMessage(text.deleteBroken(plainLabel(id)), { modal: true }, text.delete());
  return answer !== undefined;
}
