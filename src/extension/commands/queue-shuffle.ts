import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { QueueServices } from "../queue/index.ts";
import { pickQueue } from "../queue/pick-queue.ts";
import { queueMessages } from "../pairs/queue-messages.ts";
import type { QueueService } from "../queue/queue-service.ts";
import { registerCommand } from "../window/register.ts";

/** Shuffle Queue: a new random order, kept with the queue. */
export function registerQueueShuffle({ log }: QueueServices, queues: QueueService): Disposable {
  return registerCommand(commandIds.queueShuffle, log, async (node?: unknown) => {
    const queue = await pickQueue(queues, node);
    if (queue === undefined) return;
    await queues.shuffle(queue);
    window.setStatusBarMessage(queueMessages.shuffled(queue.name), 5000);
  });
}
