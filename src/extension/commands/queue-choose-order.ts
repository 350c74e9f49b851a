import { window, type Disposable, type QuickPickItem } from "vscode";
import { commandIds } from "../contributions.ts";
import type { QueueServices } from "../queue/index.ts";
import type { QueueOrder } from "../pairs/queues/order-pairs.ts";
import { pickQueue } from "../queue/pick-queue.ts";
import { queueMessages } from "../pairs/queue-messages.ts";
import type { QueueService } from "../queue/queue-service.ts";
import { registerCommand } from "../window/register.ts";

const { order: text } = queueMessages;

/** Choose Order…: random, or the informative pairs first. */
export function registerQueueChooseOrder({ log }: QueueServices, queues: QueueService): Disposable {
  return registerCommand(commandIds.queueChooseOrder, log, async (node?: unknown) => {
    const queue = await pickQueue(queues, node);
    if (queue === undefined) return;
    const now = (order: QueueOrder) => (queue.order === order ? { description: text.current() } : {});
    const items: (QuickPickItem & { readonly order: QueueOrder })[] = [
      { order: "random", label: text.random(), detail: text.randomDetail(), ...now("random") },
      { order: "informative", label: text.informative(), detail: text.informativeDetail(), ...now("informative") },
    ];
    const picked = await window.showQuickPick(items, { title: text.pick() });
    if (picked !== undefined) await queues.setOrder(queue, picked.order);
  });
}
