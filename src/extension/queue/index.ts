import { Disposable } from "vscode";
import type { PairComparer, PairServices } from "../pairs/pair-services.ts";
import { showError } from "../window/show-error.ts";
import { registerQueueCommands } from "./commands.ts";
import { QueueService } from "./queue-service.ts";
import { QueueView } from "./queue-view.ts";

/** The Queue view with its commands. @param compare asks the pairs of a queue */
export function registerQueues(services: PairServices, compare: PairComparer): Disposable {
  const { stores, log, workspaceState } = services;
  const queues = new QueueService(stores, (error) => void showError(error, log), workspaceState);
  return Disposable.from(queues, new QueueView(queues), registerQueueCommands(services, queues, compare));
}
