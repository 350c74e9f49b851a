import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Pace } from "../../../../src/extension/lens/pace.ts";

describe("the pause before work that each key asks for", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const work = async (pace: Pace, ms: number) => {
    const done = pace.measure(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
    await vi.advanceTimersByTimeAsync(ms);
    await done;
  };

  it("is zero where the work is quick", async () => {
    const pace = new Pace();
    expect(pace.wait).toBe(0);
    await work(pace, 40);
    expect(pace.wait).toBe(0);
  });

  it("grows with the time of the work up to a limit, and goes again", async () => {
    const pace = new Pace();
    await work(pace, 300);
    expect(pace.wait).toBeCloseTo(150);
    for (let i = 0; i < 5; i++) await work(pace, 5000);
    expect(pace.wait).toBe(400);
    for (let i = 0; i < 8; i++) await work(pace, 20);
    expect(pace.wait).toBe(0);
  });

  it("ends with the signal's reason where the next key came meanwhile", async () => {
    const pace = new Pace();
    await work(pace, 300);
    const controller = new AbortController();
    const pause = expect(pace.pause(controller.signal)).rejects.toThrow("gone");
    controller.abort(new Error("gone"));
    await vi.advanceTimersByTimeAsync(400);
    await pause;
  });
});
