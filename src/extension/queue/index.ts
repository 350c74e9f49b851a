import { Disposable, workspace } from "vscode";
import { contextKeys } from "../contributions.ts";
import type { PairComparer, PairServices } from "../pairs/pair-services.ts";
import { readQueues } from "../pairs/queues/queue-files.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { setContext } from "../window/commands.ts";
import { showError } from "../window/show-error.ts";
import { registerQueueCommands } from "./commands.ts";
import { QueueService } from "./queue-service.ts";
import { QueueView } from "./queue-view.ts";

/** The Queue view with its commands. @param compare asks the pairs of a queue */
export function registerQueues(services: PairServices, compare: PairComparer): Disposable {
  const { log, workspaceState } = services;
  const queues = new QueueService(services, (error) => void showError(error, log), workspaceState);
  const look = () => void hasQueues().catch((error: unknown) => showError(error, log));
  look();
  return Disposable.from(
    ...[queues, new QueueView(queues), registerQueueCommands(services, queues, compare)],
    queues.onDidChange(look),
    workspace.onDidGrantWorkspaceTrust(look),
  );
}

/** Whether a folder has a queue: the view is there then. Their pairs are counted once it is seen. */
async function hasQueues(): Promise<void> {
  const found = await Promise.all((workspace.isTrusted ? workspaceFolders() : []).map(readQueues));
  await setContext(contextKeys.hasQueues, found.flat().length > 0);
}
