import { window, type QuickPickItem } from "vscode";
import { runCommand } from "../window/commands.ts";
import { pairMessages as text } from "../pairs/pair-messages.ts";
import type { Queue, QueueService } from "./queue-service.ts";
import { isQueueNode } from "./queue-node.ts";
import { plainLabel } from "../window/markdown-text.ts";

interface QueueItem extends QuickPickItem {
  readonly queue: Queue | undefined;
}

/**
 * The queue that a command is about: that of its row in the view, the only one there is, or one that the person picks. A row
 * is looked up again, because the queue may have changed since. Undefined without a queue, which it has said.
 */
export async function pickQueue(service: QueueService, node: unknown): Promise<Queue | undefined> {
  await service.refresh();
  const usable = (service.queues ?? []).filter(({ message }) => message === undefined);
  if (isQueueNode(node)) return service.queues?.find(({ path }) => path === node.queue.path);
  if (usable.length === 1) return usable[0];
  if (usable.length > 1) return (await window.showQuickPick(usable.map(toItem), { title: text.whichQueue() }))?.queue;
  const add = text.addPairs();
  void window.showInformationMessage(text.noQueues(), add).then((answer) => {
    if (answer === add) void runCommand("queueAddSource");
  });
  return undefined;
}

/** A queue of this folder to add to, or "new"; undefined where the person gives up. */
export async function pickQueueOrNew(service: QueueService, folder: string): Promise<Queue | "new" | undefined> {
  await service.refresh();
  const usable = (service.queues ?? []).filter((queue) => queue.message === undefined && queue.folder === folder);
  if (usable.length === 0) return "new";
  const items: QueueItem[] = [{ label: `$(add) ${text.newQueue()}`, queue: undefined }, ...usable.map(toItem)];
  const picked = await window.showQuickPick(items, { title: text.whichQueue() });
  return picked && (picked.queue ?? "new");
}

function toItem(queue: Queue): QueueItem & { readonly queue: Queue } {
  const { done, total } = queue.counted;
  return { label: plainLabel(queue.name), description: text.view.progress(done, total), queue };
}
