import { Uri, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { PairComparer, QueueServices } from "../queue/index.ts";
import { pickQueue } from "../queue/pick-queue.ts";
import type { QueueService } from "../queue/queue-service.ts";
import { registerCommand } from "../window/register.ts";

/** Start or Continue Queue: its pairs that are not done, on the Compare panel. */
export function registerQueueStart({ log }: QueueServices, queues: QueueService, feature: PairComparer): Disposable {
  return registerCommand(commandIds.queueStart, log, async (node?: unknown) => {
    const queue = await pickQueue(queues, node);
    if (queue !== undefined) await feature.compare({ kind: "queue", uri: Uri.file(queue.path), name: queue.name });
  });
}
