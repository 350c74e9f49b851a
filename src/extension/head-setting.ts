import { ConfigurationTarget, workspace, type Memento } from "vscode";
import { settingIds } from "./contributions.ts";
import { readSettings } from "./settings.ts";

/** Stands in for the setting where the workspace is not trusted, for then nothing may be written to its folder. */
const stateKey = "rewardLens.headInRestrictedMode";

/** The head asked for: starter, version id, or "" for the newest version. */
export function wantedHead(state: Memento): string {
  const setting = readSettings().head;
  if (workspace.isTrusted) return setting;
  const chosen = state.get<unknown>(stateKey);
  return typeof chosen === "string" ? chosen : setting;
}

/** Asks for a head from now on: in the workspace's settings, or in the user's where no folder is open. */
export async function setWantedHead(state: Memento, head: string): Promise<void> {
  if (!workspace.isTrusted) return state.update(stateKey, head);
  const target = workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration().update(settingIds.head, head === "" ? undefined : head, target);
  // Without the workspace's value a user's own still names another head.
  if (readSettings().head !== head) await workspace.getConfiguration().update(settingIds.head, head, target);
}
