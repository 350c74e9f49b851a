import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { EncoderClient } from "../../../src/encoder/process/client.ts";
import { anEncoder } from "./encoder-setup.ts";

const text = { query: "Why?", response: "Because it is so." };
const many = Array.from({ length: 200 }, (_, i) => ({ query: `Why ${i}?`, response: "Because it is so. ".repeat(50) }));

/** Kills the process as soon as a call of many texts has begun; the call's outcome. */
async function killDuringCall(encoder: EncoderClient): Promise<unknown> {
  let kill = () => void process.kill(encoder.pid!, "SIGKILL");
  const onProgress = () => (kill(), (kill = () => {}));
  return encoder.embed(many, { onProgress }).catch((error: unknown) => error);
}

describe("when the encoder's process is killed", () => {
  it("every call in flight rejects with encoder-crashed, and the next call works", async () => {
    const encoder = anEncoder();
    const [before] = await encoder.embed([text]);
    const first = encoder.pid;
    const [one, two] = await Promise.all([
      killDuringCall(encoder),
      encoder.embed(many, { priority: "bulk" }).catch((error: unknown) => error),
    ]);
    for (const error of [one, two]) {
      expect(error).toMatchObject({
        name: "EncoderError",
        code: "encoder-crashed",
        message: expect.stringContaining("SIGKILL"),
      });
    }
    expect(await encoder.embed([text])).toEqual([before]);
    expect(encoder.pid).not.toBe(first);
  });

  it("too often, it is not started again", async () => {
    const encoder = anEncoder({ maxCrashes: 2 });
    await killDuringCall(encoder);
    await killDuringCall(encoder);
    await expect(encoder.embed([text])).rejects.toMatchObject({
      code: "encoder-stopped",
      message: expect.stringContaining("crashed or hung 2 times"),
    });
    await expect(encoder.info()).rejects.toMatchObject({ code: "encoder-stopped" });
  });

  it("three times in five minutes, it is not started again until they are over", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const encoder = anEncoder();
    const start = Date.now();
    for (let crash = 0; crash < 3; crash++) {
      vi.setSystemTime(start + crash * 60_000);
      const call = encoder.embed([text]).catch((error: unknown) => error);
      process.kill(encoder.pid!, "SIGKILL");
      expect(await call).toMatchObject({ code: "encoder-crashed" });
    }
    await expect(encoder.embed([text])).rejects.toMatchObject({ code: "encoder-stopped" });
    expect(encoder.pid).toBeUndefined();
    vi.setSystemTime(start + 5 * 60_000 + 1);
    expect(await encoder.embed([text])).toHaveLength(1);
  });

  it("by dispose, calls in flight and later ones reject with encoder-stopped", async () => {
    const encoder = anEncoder();
    let begun = () => {};
    const started = new Promise<void>((resolve) => (begun = resolve));
    const call = encoder.embed(many, { onProgress: begun }).catch((error: unknown) => error);
    await started;
    await Promise.all([encoder.dispose(), encoder.dispose()]);
    expect(await call).toMatchObject({ code: "encoder-stopped" });
    await expect(encoder.embed([text])).rejects.toMatchObject({ code: "encoder-stopped" });
    expect(encoder.pid).toBeUndefined();
  });
});
