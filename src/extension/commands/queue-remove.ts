import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { QueueServices } from "../queue/index.ts";
import { pickQueue } from "../queue/pick-queue.ts";
import { queueMessages as text } from "../pairs/queue-messages.ts";
import type { QueueService } from "../queue/queue-service.ts";
import { isQueueNode } from "../queue/queue-view.ts";
import { registerCommand } from "../window/register.ts";

/** Remove: a source from its queue, or, after a question, a queue. Choices and files stay. */
export function registerQueueRemove({ log }: QueueServices, queues: QueueService): Disposable {
  return registerCommand(commandIds.queueRemove, log, async (node?: unknown) => {
    const queue = await pickQueue(queues, node);
    if (queue === undefined) return;
    if (isQueueNode(node) && node.counted !== undefined) return queues.removeSource(queue, node.counted.source);
    const detail = text.removeDetail();
    const answer = await window.showWarningMessage(
      text.removeQueue(queue.name),
      { modal: true, detail },
      text.remove(),
    );
    if (answer !== undefined) await queues.remove(queue);
  });
}
