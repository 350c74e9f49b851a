import { Uri, window, type Disposable, type QuickPickItem } from "vscode";
import { pairMessages } from "../pairs/pair-messages.ts";
import type { PairComparer, PairServices } from "../pairs/pair-services.ts";
import type { QueueOrder } from "../pairs/queues/order-pairs.ts";
import { registerCommands } from "../window/commands.ts";
import { addSource } from "./add-source.ts";
import { pickQueue } from "./pick-queue.ts";
import { isQueueNode } from "./queue-node.ts";
import type { Queue, QueueService } from "./queue-service.ts";
import { showSource } from "./show-source.ts";

const { order: orderText } = pairMessages;

/** The commands of the Queue view and of its rows. */
export function registerQueueCommands(services: PairServices, queues: QueueService, compare: PairComparer): Disposable {
  const withQueue = async (row: unknown, run: (queue: Queue) => unknown) => {
    const queue = await pickQueue(queues, row);
    if (queue !== undefined) await run(queue);
  };
  return registerCommands(services.log, {
    queueStart: (row) =>
      withQueue(row, ({ path, name }) => compare.compare({ kind: "queue", uri: Uri.file(path), name })),
    queueAddSource: (given, options) => addSource(services, queues, given, options),
    queueShuffle: (row) =>
      withQueue(row, async (queue) => {
        await queues.shuffle(queue);
        window.setStatusBarMessage(pairMessages.shuffled(queue.name), 5000);
      }),
    queueChooseOrder: (row) => withQueue(row, (queue) => chooseOrder(queues, queue)),
    queueRemove: (row) => withQueue(row, (queue) => remove(queues, queue, row)),
    queueShowSource: (row) => showSource(services, row),
  });
}

/** Random, or the informative pairs first. */
async function chooseOrder(queues: QueueService, queue: Queue): Promise<void> {
  const now = (order: QueueOrder) => (queue.order === order ? { description: orderText.current() } : {});
  const items: (QuickPickItem & { readonly order: QueueOrder })[] = [
    { order: "random", label: orderText.random(), detail: orderText.randomDetail(), ...now("random") },
    {
      order: "informative",
      label: orderText.informative(),
      detail: orderText.informativeDetail(),
      ...now("informative"),
    },
  ];
  const picked = await window.showQuickPick(items, { title: orderText.pick() });
  if (picked !== undefined) await queues.setOrder(queue, picked.order);
}

/** A source from its queue, or, after a question, a queue. Choices and files stay. */
async function remove(queues: QueueService, queue: Queue, row: unknown): Promise<void> {
  if (isQueueNode(row) && row.counted !== undefined) return queues.removeSource(queue, row.counted.source);
  const asked = { modal: true, detail: pairMessages.removeDetail() };
  const answer = await window.showWarningMessage(pairMessages.removeQueue(queue.name), asked, pairMessages.remove());
  if (answer !== undefined) await queues.remove(queue);
}
