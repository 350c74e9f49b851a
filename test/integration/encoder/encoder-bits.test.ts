import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import { EncoderClient } from "../../../src/encoder/process/client.ts";
import { EncoderPool } from "../../../src/encoder/process/pool.ts";
import { aFolder, anEncoder, bitsOf, shipped, variedTexts } from "./encoder-setup.ts";

const texts = await variedTexts();
const bitsOfAll = (phis: readonly Float32Array[]) => phis.map(bitsOf);

/** φ of every text, each in a call of its own, two threads a run. */
let reference: string[];
beforeAll(async () => {
  const encoder = new EncoderClient({ ...shipped, threads: 2 });
  try {
    reference = [];
    for (const text of texts) reference.push(...bitsOfAll(await encoder.embed([text])));
  } finally {
    await encoder.dispose();
  }
});

describe("the encoder gives a text the same bits", () => {
  it("and different texts different ones, all finite", async () => {
    const encoder = anEncoder();
    const phis = await encoder.embed(texts);
    expect(phis.every((phi) => phi.length === DIMENSION && phi.every(Number.isFinite))).toBe(true);
    expect(new Set(phis.map((phi) => phi.buffer)).size, "each in memory of its own").toBe(texts.length);
    expect(new Set(reference).size).toBe(new Set(texts.map((text) => JSON.stringify(text))).size);
  });

  it("with one thread and with two, alone and among neighbours, in any order", async () => {
    const one = anEncoder({ threads: 1 });
    expect(bitsOfAll(await one.embed(texts))).toEqual(reference);
    const backwards = await one.embed([...texts].reverse(), { priority: "bulk" });
    expect(bitsOfAll(backwards.reverse())).toEqual(reference);
  });

  it("when calls of both priorities are mixed", async () => {
    const encoder = anEncoder({ threads: 2 });
    const bulk = encoder.embed(texts, { priority: "bulk" });
    const single = await Promise.all(texts.map((text) => encoder.embed([text])));
    expect(bitsOfAll(single.flat())).toEqual(reference);
    expect(bitsOfAll(await bulk)).toEqual(reference);
  });

  it("from a pool of processes, in the order of the inputs, with progress", async () => {
    const pool = new EncoderPool(shipped, 2);
    try {
      const many = [...texts, ...texts];
      const progress: number[] = [];
      const phis = await pool.embed(many, { onProgress: (done, total) => progress.push(done, total) });
      expect(bitsOfAll(phis)).toEqual([...reference, ...reference]);
      expect(progress.slice(-2)).toEqual([many.length, many.length]);
    } finally {
      await pool.dispose();
    }
  });

  it("from the cache, filled by one process and read by two", async () => {
    const cacheFile = join(await aFolder(), "embeddings.sqlite");
    const writer = anEncoder({ cacheFile });
    await writer.embed(texts);
    expect((await writer.info()).cache).toBe("on disk");
    const [one, two] = [anEncoder({ cacheFile, threads: 1 }), anEncoder({ cacheFile, threads: 1 })];
    for (const phis of await Promise.all([one.embed(texts), two.embed(texts)])) {
      expect(bitsOfAll(phis)).toEqual(reference);
    }
  });
});
