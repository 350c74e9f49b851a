import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { PriorityQueue } from "../../../src/encoder/queue.ts";

/** A queue whose items write down what ran. */
function logged() {
  const queue = new PriorityQueue();
  const log: string[] = [];
  const run = (request: number, size: number, priority: "interactive" | "bulk", name: string) =>
    queue.run(request, size, priority, async (index) => {
      await nextTurn();
      log.push(`${name}${index}`);
    });
  return { queue, log, run };
}

describe("PriorityQueue", () => {
  it("runs an interactive job between two items of a bulk job, and jobs of one lane in turn", async () => {
    const { queue, log, run } = logged();
    const bulk = queue.run(1, 4, "bulk", async (index) => {
      log.push(`bulk${index}`);
      if (index === 1) void run(2, 2, "interactive", "lens");
    });
    await Promise.all([bulk, run(3, 1, "bulk", "later")]);
    expect(log).toEqual(["bulk0", "bulk1", "lens0", "lens1", "bulk2", "bulk3", "later0"]);
  });

  it("drops what a cancelled request has not begun, and goes on with the others", async () => {
    const { queue, log, run } = logged();
    const first = queue.run(1, 100, "bulk", async (index) => {
      log.push(`first${index}`);
      if (index === 2) setImmediate(() => queue.cancel(1));
      await nextTurn();
    });
    const second = run(2, 2, "bulk", "second");
    expect(await first).toBe("cancelled");
    expect(await second).toBe("done");
    expect(log).toEqual(["first0", "first1", "first2", "second0", "second1"]);
    queue.cancel(1); // of a request that has ended: nothing to do
  });

  it("lets the event loop turn between items that never wait, so that a cancellation is seen", async () => {
    const queue = new PriorityQueue();
    let ran = 0;
    setTimeout(() => queue.cancel(1), 0);
    const outcome = await queue.run(1, 1_000_000, "interactive", async () => void ran++);
    expect(outcome).toBe("cancelled");
    expect(ran).toBeLessThan(1_000_000);
  });

  it("rejects the job whose item threw, and no other", async () => {
    const { queue, log, run } = logged();
    const bad = queue.run(1, 3, "interactive", async (index) => {
      log.push(`bad${index}`);
      if (index === 1) throw new Error("no");
    });
    const good = run(2, 1, "interactive", "good");
    await expect(bad).rejects.toThrow("no");
    expect(await good).toBe("done");
    expect(log).toEqual(["bad0", "bad1", "good0"]);
  });

  it("settles a job of nothing at once", async () => {
    expect(await new PriorityQueue().run(1, 0, "bulk", () => Promise.reject(new Error("never")))).toBe("done");
  });
});
