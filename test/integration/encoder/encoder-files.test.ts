import * as fs from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aFolder, anEncoder, bitsOf, shipped } from "./encoder-setup.ts";

const text = { query: "Why?", response: "Because it is so." };

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
      message: expect.stringMatching(/model_quantized\.onnx has changed.*scripts\/make\/build-encoder\.py/),
    });
  });

  it.each([
    ["card.json", "encoder-missing"],
    ["config.json", "encoder-missing"],
    ["tokenizer.json", "encoder-missing"],
    ["standard.json", "encoder-missing"],
    ["directions.f32", "encoder-missing"],
    ["card.json", "encoder-corrupt"],
    ["config.json", "encoder-corrupt"],
    ["tokenizer.json", "encoder-corrupt"],
    ["standard.json", "encoder-corrupt"],
    ["directions.f32", "encoder-corrupt"],
  ])("is %s, %s names it", async (name, code) => {
    const folder = await copy();
    const file = join(folder, name);
    await (code === "encoder-missing" ? fs.rm(file) : fs.truncate(file, 20));
    const rejected = { code, message: expect.stringContaining(file) };
    await expect(anEncoder({ folder }).embed([text])).rejects.toMatchObject(rejected);
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

describe.each(["native", "wasm"] as const)("the encoder is found (%s)", (runtime) => {
  it("in a folder of any name, and through a link", async () => {
    const home = join(await aFolder(), "Zoë's #1 %20 [x] (ü)");
    await fs.cp(shipped.folder, join(home, "encoder"), { recursive: true });
    await fs.symlink(shipped.folder, join(home, "linked"), "junction");
    const [expected] = await anEncoder({ runtime }).embed([text]);
    for (const name of ["encoder", "linked"]) {
      const [phi] = await anEncoder({ runtime, folder: join(home, name) }).embed([text]);
      expect(bitsOf(phi)).toBe(bitsOf(expected));
    }
  });
});
