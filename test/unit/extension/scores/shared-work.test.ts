import { describe, expect, it } from "vitest";
import { SharedWork } from "../../../../src/extension/scores/shared-work.ts";

/** Work that ends when asked to, or when its signal is aborted. */
function controlled() {
  let started = 0;
  let signal: AbortSignal | undefined;
  let finish: (value: string) => void = () => undefined;
  const work = (given: AbortSignal): Promise<string> => {
    started++;
    signal = given;
    return new Promise((resolve, reject) => {
      finish = resolve;
      given.addEventListener("abort", () => reject(given.reason), { once: true });
    });
  };
  return { work, finish: (value: string) => finish(value), started: () => started, aborted: () => signal?.aborted };
}

describe("SharedWork", () => {
  it("does the same work once for all who ask at the same time", async () => {
    const shared = new SharedWork<string>();
    const job = controlled();
    const both = Promise.all([shared.run("k", undefined, job.work), shared.run("k", undefined, job.work)]);
    job.finish("done");
    expect(await both).toEqual(["done", "done"]);
    expect(job.started()).toBe(1);
  });

  it("continues while one still waits, and stops when nobody does", async () => {
    const shared = new SharedWork<string>();
    const job = controlled();
    const [first, second] = [new AbortController(), new AbortController()];
    const a = shared.run("k", first.signal, job.work);
    const b = shared.run("k", second.signal, job.work);
    first.abort();
    await expect(a).rejects.toThrow(/abort/i);
    expect(job.aborted()).toBe(false);
    second.abort();
    await expect(b).rejects.toThrow(/abort/i);
    expect(job.aborted()).toBe(true);
    await shared.whenIdle();
  });

  it("starts again after the work was given up or failed", async () => {
    const shared = new SharedWork<string>();
    await expect(shared.run("k", undefined, () => Promise.reject(new Error("no luck")))).rejects.toThrow("no luck");
    expect(await shared.run("k", undefined, async () => "second try")).toBe("second try");
  });

  it("does not begin for who has given up already", async () => {
    const job = controlled();
    await expect(new SharedWork<string>().run("k", AbortSignal.abort(), job.work)).rejects.toThrow(/abort/i);
    expect(job.started()).toBe(0);
  });
});
