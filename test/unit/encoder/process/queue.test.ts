import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { PriorityQueue, type Work } from "../../../../src/encoder/process/queue.ts";

/** Items of one step each. */
const inOneStep = (work: (index: number) => unknown): Work =>
  async function* (index) {
    yield* [];
    await work(index);
  };

/** A queue whose items write down what ran. */
function logged() {
  const queue = new PriorityQueue();
  const log: string[] = [];
  const run = (request: number, size: number, priority: "interactive" | "bulk", name: string) =>
    queue.run(
      request,
      size,
      priority,
      inOneStep(async (index) => {
        await nextTurn();
        log.push(`${name}${index}`);
      }),
    );
  return { queue, log, run };
}

describe("PriorityQueue", () => {
  it("runs an interactive job between two items of a bulk job, and jobs of one lane in turn", async () => {
    const { queue, log, run } = logged();
    const work = inOneStep((index) => {
      log.push(`bulk${index}`);
      if (index === 1) void run(2, 2, "interactive", "lens");
    });
    const bulk = queue.run(1, 4, "bulk", work);
    await Promise.all([bulk, run(3, 1, "bulk", "later")]);
    expect(log).toEqual(["bulk0", "bulk1", "lens0", "lens1", "bulk2", "bulk3", "later0"]);
  });

  it("runs an interactive job between two steps of one item, which then continues where it was", async () => {
    const { queue, log, run } = logged();
    const bulk = queue.run(1, 2, "bulk", async function* (index) {
      for (let step = 0; step < 3; step++) {
        log.push(`bulk${index}.${step}`);
        if (index === 0 && step === 1) void run(2, 1, "interactive", "lens");
        yield;
      }
    });
    expect(await bulk).toBe("done");
    expect(log).toEqual(["bulk0.0", "bulk0.1", "lens0", "bulk0.2", "bulk1.0", "bulk1.1", "bulk1.2"]);
  });

  it("drops what a cancelled request has not begun, and continues with the others", async () => {
    const { queue, log, run } = logged();
    const work = inOneStep((index) => {
      log.push(`first${index}`);
      if (index === 2) setImmediate(() => queue.cancel(1));
      return nextTurn();
    });
    const first = queue.run(1, 100, "bulk", work);
    const second = run(2, 2, "bulk", "second");
    expect(await first).toBe("cancelled");
    expect(await second).toBe("done");
    expect(log).toEqual(["first0", "first1", "first2", "second0", "second1"]);
    queue.cancel(1); // of a request that has ended: nothing to do
  });

  it("drops the steps that a cancelled item has not begun", async () => {
    const { queue, log, run } = logged();
    const long = queue.run(1, 1, "interactive", async function* () {
      for (let step = 0; step < 100; step++) {
        log.push(`step${step}`);
        if (step === 1) queue.cancel(1);
        yield;
      }
    });
    expect(await long).toBe("cancelled");
    expect(await run(2, 1, "interactive", "next")).toBe("done");
    expect(log).toEqual(["step0", "step1", "next0"]);
  });

  it("lets the event loop turn between items that never wait, so that a cancellation is seen", async () => {
    const queue = new PriorityQueue();
    let ran = 0;
    setTimeout(() => queue.cancel(1), 0);
    const count = inOneStep(() => ran++);
    const outcome = await queue.run(1, 1_000_000, "interactive", count);
    expect(outcome).toBe("cancelled");
    expect(ran).toBeLessThan(1_000_000);
  });

  it("rejects the job whose item threw, and no other", async () => {
    const { queue, log, run } = logged();
    const work = inOneStep((index) => {
      log.push(`bad${index}`);
      if (index === 1) throw new Error("no");
    });
    const bad = queue.run(1, 3, "interactive", work);
    const good = run(2, 1, "interactive", "good");
    await expect(bad).rejects.toThrow("no");
    expect(await good).toBe("done");
    expect(log).toEqual(["bad0", "bad1", "good0"]);
  });

  it("settles an empty job immediately", async () => {
    const never = inOneStep(() => Promise.reject(new Error("never")));
    expect(await new PriorityQueue().run(1, 0, "bulk", never)).toBe("done");
  });
});
