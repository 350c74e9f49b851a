import { Disposable } from "vscode";
import { registerCompareClipboard } from "../commands/compare-clipboard.ts";
import { registerCompareFolder } from "../commands/compare-folder.ts";
import { registerCompareSelections } from "../commands/compare-selections.ts";
import { registerCompareVersions } from "../commands/compare-versions.ts";
import { registerQueueAddSource } from "./add-source.ts";
import { registerQueueChooseOrder } from "../commands/queue-choose-order.ts";
import { registerQueueRemove } from "../commands/queue-remove.ts";
import { registerQueueShowSource } from "./show-source.ts";
import { registerQueueShuffle } from "../commands/queue-shuffle.ts";
import { registerQueueStart } from "../commands/queue-start.ts";
import { showError } from "../window/register.ts";
import type { Services } from "../services/services.ts";
import type { PairSource } from "../pairs/pair-source.ts";
import { QueueService } from "./queue-service.ts";
import { QueueView } from "./queue-view.ts";

/** What the sources and queues need. */
export type QueueServices = Pick<Services, "documents" | "queries" | "log" | "workspaceState">;

/** The part of Compare that queues use. */
export interface PairComparer {
  compare(source: PairSource): Promise<void>;
}

/** The Queue view, its commands, and the commands that compare pairs from elsewhere than a document. */
export function registerQueues(services: QueueServices, feature: PairComparer): Disposable {
  const queues = new QueueService((error) => void showError(error, services.log), services.workspaceState);
  return Disposable.from(
    queues,
    new QueueView(queues),
    registerCompareSelections(services, feature),
    registerCompareClipboard(services, feature),
    registerCompareFolder(services, feature),
    registerCompareVersions(services, feature),
    registerQueueAddSource(services, queues),
    registerQueueStart(services, queues, feature),
    registerQueueShuffle(services, queues),
    registerQueueChooseOrder(services, queues),
    registerQueueRemove(services, queues),
    registerQueueShowSource(services),
  );
}
