import { ConfigurationTarget, workspace, type Memento, type WorkspaceFolder } from "vscode";
import { settingIds } from "../contributions.ts";
import type { HeadScope } from "./head-choice.ts";

/** Replaces the setting where the workspace is not trusted: nothing may be written to its folder then. */
const stateKey = "rewardLens.headInRestrictedMode";

/** Where a head is asked for: the whole workspace, one of its folders, or one language in it. */
export type HeadTarget =
  | { readonly kind: "workspace" }
  | { readonly kind: "folder"; readonly folder: WorkspaceFolder }
  | { readonly kind: "language"; readonly languageId: string };

/**
 * The head asked for: starter, version id, or "" for the newest version.
 * @param scope a document, whose folder or language may have a head of its own; without it, the workspace's.
 */
export function wantedHead(state: Memento, scope?: HeadScope): string {
  const value = workspace.getConfiguration(undefined, scope ?? null).get<unknown>(settingIds.head);
  const setting = typeof value === "string" ? value.trim() : "";
  if (workspace.isTrusted) return setting;
  const chosen = state.get<unknown>(stateKey);
  return typeof chosen === "string" ? chosen : setting;
}

/** Asks for a head from now on: in the workspace's settings, or in the user's where no folder is open. "" asks for none. */
export async function setWantedHead(
  state: Memento,
  head: string,
  target: HeadTarget = { kind: "workspace" },
): Promise<void> {
  if (!workspace.isTrusted) return state.update(stateKey, head);
  const value = head === "" ? undefined : head;
  if (target.kind === "folder") {
    const own = workspace.getConfiguration(undefined, target.folder.uri);
    return own.update(settingIds.head, value, ConfigurationTarget.WorkspaceFolder);
  }
  const where = workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  if (target.kind === "language") {
    const own = workspace.getConfiguration(undefined, { languageId: target.languageId });
    return own.update(settingIds.head, value, where, true);
  }
  const settings = () => workspace.getConfiguration(undefined, null);
  await settings().update(settingIds.head, value, where);
  // Without the workspace's value a user's own still names another head.
  if (wantedHead(state) !== head) await settings().update(settingIds.head, head, where);
}
