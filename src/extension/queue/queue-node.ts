import type { CountedSource } from "./count-queue.ts";
import type { Queue } from "./queue-service.ts";

/** A row of the Queue view: a queue, or one of its sources. */
export interface QueueNode {
  readonly queue: Queue;
  readonly counted?: CountedSource;
}

export function isQueueNode(value: unknown): value is QueueNode {
  return typeof value === "object" && value !== null && "queue" in value;
}
