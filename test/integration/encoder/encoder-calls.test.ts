import { join } from "node:path";
import { isBuiltin } from "node:module";
import { describe, expect, it } from "vitest";
import { aFolder, anEncoder, nodeAfter } from "./encoder-setup.ts";

const text = { query: "Why?", response: "Because it is so." };
const many = Array.from({ length: 100 }, (_, i) => ({ query: `Why ${i}?`, response: "Because it is so. ".repeat(50) }));

describe("a call to the encoder", () => {
  it("rejects with the signal's reason as soon as it is cancelled, and the rest is not computed", async () => {
    const cacheFile = join(await aFolder(), "embeddings.sqlite");
    const encoder = anEncoder({ cacheFile });
    const controller = new AbortController();
    const reason = new Error("the document was closed");
    let reported = 0;
    const call = encoder.embed(many, {
      signal: controller.signal,
      onProgress: (done) => ((reported = done), done >= 3 && controller.abort(reason)),
    });
    await expect(call).rejects.toBe(reason);
    expect(reported).toBeLessThan(10);
    await encoder.embed([text]);
    await encoder.dispose();
    if (!isBuiltin("node:sqlite")) return; // Node 20 keeps no cache to count
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(cacheFile);
    expect(database.prepare("SELECT count(*) AS rows FROM embedding").get()!["rows"]).toBeLessThan(20);
    database.close();
  });

  it("can be cancelled before the model has loaded, and with a signal that was aborted before", async () => {
    const encoder = anEncoder();
    const controller = new AbortController();
    const call = encoder.embed(many, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
    await expect(encoder.embed([text], { signal: controller.signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(await encoder.embed([text])).toHaveLength(1);
  });

  it("goes before bulk work that came first", async () => {
    const encoder = anEncoder();
    let done = 0;
    let begun = () => {};
    const started = new Promise<void>((resolve) => (begun = resolve));
    const bulk = encoder.embed(many, { priority: "bulk", onProgress: (n) => ((done = n), begun()) });
    await started;
    await encoder.embed([text]);
    expect(done).toBeLessThan(many.length / 2);
    expect(await bulk).toHaveLength(many.length);
    expect(done).toBe(many.length);
  });

  it("of no text answers with none", async () => {
    expect(await anEncoder().embed([])).toEqual([]);
  });
});

describe("the encoder continues without its cache, and says why", () => {
  it("where its folder cannot be made", async () => {
    const encoder = anEncoder({ cacheFile: join(process.execPath, "embeddings.sqlite") });
    expect(await encoder.embed([text])).toEqual(await anEncoder().embed([text]));
    expect((await encoder.info()).cache).toMatch(/^off: .*embeddings\.sqlite: /);
  });

  it.skipIf(process.platform === "win32")("when the disk is full", async () => {
    // A process that may write no more than 64 kB to a file (128 kB where sh is bash): 60 rows of 3 kB are more.
    const execPath = await nodeAfter("ulimit -f 128");
    const encoder = anEncoder({ execPath, cacheFile: join(await aFolder(), "embeddings.sqlite") });
    const texts = many.slice(0, 60).map(({ query }) => ({ query, response: "Because it is so." }));
    expect(await encoder.embed(texts)).toEqual(await anEncoder().embed(texts));
    expect((await encoder.info()).cache).toMatch(/^off: .*embeddings\.sqlite: /);
  });
});
