import { setImmediate as nextTurn } from "node:timers/promises";
import type { Priority } from "../../protocol/encoder.ts";

interface Job {
  readonly request: number;
  readonly size: number;
  readonly work: Work;
  readonly settle: (outcome: "done" | "cancelled" | { error: unknown }) => void;
  next: number;
  /** The item that is being worked on. */
  steps?: AsyncGenerator<void, void, void> | undefined;
}

/** Works on an item; where it yields, other jobs may come between. */
export type Work = (index: number) => AsyncGenerator<void, void, void>;

/**
 * One worker, two lanes: a step of an interactive job always goes before a step of a bulk job. Between steps the
 * event loop runs, so that cancellations and new jobs are seen.
 */
export class PriorityQueue {
  readonly #lanes: Record<Priority, Job[]> = { interactive: [], bulk: [] };
  #running = false;

  /** Runs `work` for 0 … size − 1, in order. Resolves to "cancelled" when the request was cancelled before the end. */
  run(request: number, size: number, priority: Priority, work: Work): Promise<"done" | "cancelled"> {
    return new Promise((resolve, reject) => {
      const settle: Job["settle"] = (outcome) =>
        typeof outcome === "string" ? resolve(outcome) : reject(outcome.error);
      if (size === 0) return settle("done");
      this.#lanes[priority].push({ request, size, work, settle, next: 0 });
      void this.#drain();
    });
  }

  /** Drops what a request has not begun; the step being worked on ends first. */
  cancel(request: number): void {
    for (const lane of Object.values(this.#lanes)) {
      const at = lane.findIndex((job) => job.request === request);
      if (at >= 0) lane.splice(at, 1)[0].settle("cancelled");
    }
  }

  async #drain(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let lane = this.#lane(); lane; lane = this.#lane()) {
      const job = lane[0];
      const remove = () => void (lane.includes(job) && lane.splice(lane.indexOf(job), 1));
      try {
        job.steps ??= job.work(job.next++);
        if ((await job.steps.next()).done) job.steps = undefined;
        if (job.steps === undefined && job.next === job.size) {
          remove();
          job.settle("done");
        }
      } catch (error) {
        remove();
        job.settle({ error });
      }
      await nextTurn();
    }
    this.#running = false;
  }

  #lane(): Job[] | undefined {
    return [this.#lanes.interactive, this.#lanes.bulk].find((lane) => lane.length > 0);
  }
}
