import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Heartbeat } from "../../../../src/encoder/process/heartbeat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PATIENCE = 60_000;

/** A heartbeat of a process that answers each ping where `answers` says so. */
function aHeartbeat(answers: () => boolean) {
  const hung = vi.fn();
  const ping = vi.fn(() => void (answers() && heartbeat.heard()));
  const heartbeat = new Heartbeat(PATIENCE, ping, hung);
  return { heartbeat, ping, hung };
}

describe("a heartbeat", () => {
  it("lets work take as long as it takes while pings are answered", async () => {
    const { heartbeat, hung } = aHeartbeat(() => true);
    let end: (result: string) => void;
    const work = heartbeat.during(new Promise<string>((resolve) => (end = resolve)));
    await vi.advanceTimersByTimeAsync(100 * PATIENCE);
    expect(hung).not.toHaveBeenCalled();
    end!("done");
    expect(await work).toBe("done");
  });

  it("finds a process that falls silent within about its patience, once", async () => {
    let alive = true;
    const { heartbeat, hung } = aHeartbeat(() => alive);
    void heartbeat.during(new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(10 * PATIENCE);
    alive = false;
    await vi.advanceTimersByTimeAsync(0.9 * PATIENCE);
    expect(hung).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0.3 * PATIENCE);
    expect(hung).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(10 * PATIENCE);
    expect(hung).toHaveBeenCalledOnce();
  });

  it("counts any message as an answer, also one that comes late", async () => {
    const { heartbeat, hung } = aHeartbeat(() => false);
    void heartbeat.during(new Promise(() => {}));
    for (let i = 0; i < 50; i++) {
      await vi.advanceTimersByTimeAsync(0.9 * PATIENCE);
      heartbeat.heard();
    }
    expect(hung).not.toHaveBeenCalled();
  });

  it("watches while there is work, and no longer, whether it ends well or not", async () => {
    const { heartbeat, ping, hung } = aHeartbeat(() => false);
    await vi.advanceTimersByTimeAsync(10 * PATIENCE);
    expect(ping).not.toHaveBeenCalled();
    const failing = heartbeat.during(Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    await heartbeat.during(Promise.resolve());
    await vi.advanceTimersByTimeAsync(10 * PATIENCE);
    expect([ping.mock.calls.length, hung.mock.calls.length]).toEqual([0, 0]);
  });
});
