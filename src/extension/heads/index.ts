import { Disposable, RelativePattern, workspace } from "vscode";
import type { Services } from "../services/services.ts";
import { registerHeadCommands } from "./commands.ts";
import { debounced } from "../window/debounced.ts";
import { settingIds } from "../contributions.ts";
import { showError } from "../window/show-error.ts";

/** Which head scores: the command that selects it, and what changes it from outside. */
export function registerHeads(services: Services): Disposable {
  return Disposable.from(registerHeadCommands(services), watchHeads(services));
}

/** Settings that say which choices a head follows. */
const follows = [settingIds.trainOn, settingIds.annotator, settingIds.liveUpdates];
/** Files come in bursts: a head is two files and a rename. */
const SETTLE_MS = 150;

/** Follows what can change the head from outside: settings, trust, and heads that another window or git brings. */
function watchHeads({ heads, stores, log }: Services): Disposable {
  const refresh = (): void => void heads.refresh().catch((error: unknown) => showError(error, log));
  const follow = (): void => void heads.follow().catch((error: unknown) => showError(error, log));
  const settle = debounced(refresh, SETTLE_MS);
  const watchers = (workspace.workspaceFolders ?? []).slice(0, 1).map((folder) => {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, ".rewardlens/{heads,heads/**}"));
    return Disposable.from(
      watcher,
      watcher.onDidCreate(settle),
      watcher.onDidChange(settle),
      watcher.onDidDelete(settle),
    );
  });
  return Disposable.from(
    ...watchers,
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(settingIds.head) && refresh()),
    workspace.onDidChangeConfiguration((event) => follows.some((id) => event.affectsConfiguration(id)) && follow()),
    stores.onDidChange(follow),
    workspace.onDidGrantWorkspaceTrust(refresh),
    settle,
  );
}
