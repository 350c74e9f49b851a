import { Uri, window, type Disposable, type QuickPickItem, commands } from "vscode";
import { pairMessages } from "../pairs/pair-messages.ts";
import type { PairComparer, PairServices } from "../pairs/pair-services.ts";
import type { QueueOrder } from "../pairs/queues/order-pairs.ts";
import { registerCommands } from "../window/commands.ts";
import { addSource } from "./add-source.ts";
import { pickQueue } from "./pick-queue.ts";
import { isQueueNode } from "./queue-node.ts";
import type { Queue, QueueService } from "./queue-service.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { barredBy } from "../pairs/queues/read-queue.ts";
import { OutsideFiles } from "../pairs/queues/source-access.ts";

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

/** Shows the file, folder or document that a row of the Queue view is about; of a queue, its own file. */
async function showSource({ workspaceState }: PairServices, row: unknown): Promise<void> {
  if (!isQueueNode(row)) return;
  const { queue, counted } = row;
  const own = Uri.file(queue.path);
  if (counted === undefined) return openFile(own);
  const { source } = counted;
  const barred = barredBy(await new OutsideFiles(workspaceState).access(source, queue.folder));
  if (barred !== undefined) {
    window.setStatusBarMessage(plainLabel(pairMessages.notShown(barred)), 5000);
    return openFile(own);
  }
  if (source.kind === "folder") return void (await commands.executeCommand("revealInExplorer", source.uri));
  if (source.kind !== "texts") return openFile(source.uri);
  window.setStatusBarMessage(pairMessages.noSource(), 5000);
  await openFile(own);
}

async function openFile(uri: Uri): Promise<void> {
  await commands.executeCommand("vscode.open", uri);
}
