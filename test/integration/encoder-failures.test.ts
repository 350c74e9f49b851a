import * as fs from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EncoderClient } from "../../src/encoder/client.ts";
import { aFolder, anEncoder, shipped } from "./encoder-setup.ts";

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
      message: expect.stringContaining("crashed 2 times"),
    });
    await expect(encoder.info()).rejects.toMatchObject({ code: "encoder-stopped" });
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

describe("when a file of the encoder", () => {
  const model = (folder: string) => join(folder, "onnx", "model_quantized.onnx");
  const copy = async () => {
    const folder = join(await aFolder(), "encoder");
    await fs.cp(shipped.folder, folder, { recursive: true });
    return folder;
  };

  it("is deleted, the error names it and the cure; once it is back, the next call works", async () => {
    const folder = await copy();
    const encoder = anEncoder({ folder });
    await fs.rename(model(folder), `${model(folder)}.away`);
    const missing = { code: "encoder-missing", message: expect.stringContaining(model(folder)) };
    await expect(encoder.embed([text])).rejects.toMatchObject(missing);
    await expect(encoder.info()).rejects.toMatchObject(missing);
    await fs.rename(`${model(folder)}.away`, model(folder));
    expect(await encoder.embed([text])).toEqual(await anEncoder().embed([text]));
  });

  it("has one other byte, the error says that it has changed", async () => {
    const folder = await copy();
    const bytes = await fs.readFile(model(folder));
    bytes[bytes.length >> 1] ^= 1;
    await fs.writeFile(model(folder), bytes);
    await expect(anEncoder({ folder }).embed([text])).rejects.toMatchObject({
      code: "encoder-corrupt",
      message: expect.stringMatching(/model_quantized\.onnx has changed.*scripts\/build-encoder\.py/),
    });
  });

  it("is its program, the error names that", async () => {
    const script = join(await aFolder(), "encoder.js");
    await expect(anEncoder({ script }).embed([text])).rejects.toMatchObject({
      code: "encoder-missing",
      message: expect.stringContaining(script),
    });
  });

  it("is ONNX Runtime, the error says which package to install", async () => {
    const script = join(await aFolder(), "encoder.mjs"); // no node_modules beside it
    await fs.copyFile(shipped.script, script);
    await expect(anEncoder({ script }).embed([text])).rejects.toMatchObject({
      code: "encoder-missing",
      message: expect.stringMatching(/ONNX Runtime does not load on .*universal/),
    });
  });
});
