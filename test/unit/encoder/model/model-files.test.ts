import { createHash } from "node:crypto";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DETECTORS } from "../../../../src/core/features/detectors.ts";
import { DIMENSION, POOLED, STATES } from "../../../../src/core/features/feature-layout.ts";
import { openModelFiles } from "../../../../src/encoder/model/model-files.ts";

const column = (value: number) => new Array<number>(DIMENSION).fill(value);
const standard = (mean: number, detectors = DETECTORS.length) =>
  JSON.stringify({
    ...{ mean: column(mean), scale: column(1) },
    detectors: Array.from({ length: detectors }, () => ({ weights: column(0.5), bias: -1 })),
  });
const directions = (value: number) => new Uint8Array(new Float32Array(STATES.length * POOLED).fill(value).buffer);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

let folder: string;
const write = (name: string, content: string | Uint8Array) => fs.writeFile(join(folder, name), content);
const writeCard = (model: string) =>
  write("card.json", JSON.stringify({ name: "tiny", licence: "MIT", files: { "model.onnx": sha256(model) } }));

beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-model-"));
  await Promise.all([
    ...[write("model.onnx", "weights"), writeCard("weights")],
    ...[write("standard.json", standard(0)), write("directions.f32", directions(1))],
  ]);
});
afterEach(() => fs.rm(folder, { recursive: true }));

describe("openModelFiles", () => {
  it("has an id that everything deciding φ enters into", async () => {
    const { id, name, standard: constants } = await openModelFiles(folder);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect([name, constants?.mean.length, constants?.directions.at(-1)]).toEqual(["tiny", DIMENSION, 1]);
    expect((await openModelFiles(folder)).id).toBe(id);
    const raw = await openModelFiles(folder, true);
    expect(raw.standard).toBeUndefined();
    await write("standard.json", standard(1));
    const other = await openModelFiles(folder);
    await write("directions.f32", directions(2));
    const turned = await openModelFiles(folder);
    await Promise.all([write("model.onnx", "others"), writeCard("others")]);
    const ids = [id, raw.id, other.id, turned.id, (await openModelFiles(folder)).id];
    expect(new Set(ids).size).toBe(5);
  });

  it.each(["card.json", "model.onnx", "standard.json", "directions.f32"])(
    "names a missing %s and the cure",
    async (name) => {
      await fs.rm(join(folder, name));
      await expect(openModelFiles(folder)).rejects.toMatchObject({
        code: "encoder-missing",
        message: expect.stringMatching(new RegExp(`${name} cannot be read.*scripts/make/build-encoder\\.py`)),
      });
    },
  );

  it.each([
    ["model.onnx", "weighty"],
    ["card.json", "{"],
    ["card.json", `{"name": "tiny", "files": {"model.onnx": "short"}}`],
    ["standard.json", `{"mean": [0], "scale": [1]}`],
    ["standard.json", standard(0, DETECTORS.length - 1)],
    ["directions.f32", "short"],
  ])("names %s when it contains %j", async (name, content) => {
    await write(name, content);
    await expect(openModelFiles(folder)).rejects.toMatchObject({
      code: "encoder-corrupt",
      message: expect.stringContaining(join(folder, name)),
    });
  });

  it("names directions that are not numbers", async () => {
    await write("directions.f32", directions(NaN));
    await expect(openModelFiles(folder)).rejects.toMatchObject({
      code: "encoder-corrupt",
      message: expect.stringContaining("directions.f32"),
    });
  });

  it("needs no constants for raw features", async () => {
    for (const name of ["standard.json", "directions.f32"]) await fs.rm(join(folder, name));
    expect((await openModelFiles(folder, true)).name).toBe("tiny");
  });
});
