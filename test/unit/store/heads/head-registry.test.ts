import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadHead } from "../../../../src/store/heads/load-head.ts";
import { saveHead } from "../../../../src/store/heads/save-head.ts";
import { newHeadId, openHeadRegistry, type HeadRegistry } from "../../../../src/store/heads/head-registry.ts";
import { aHead } from "./a-head.ts";

/** An encoder of two features. */
const of = (id: string) => ({ id, dimension: 2 });

let folder: string;
let registry: HeadRegistry;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-heads-"));
  registry = openHeadRegistry(folder);
});
afterEach(() => fs.rm(folder, { recursive: true }));

describe("the head registry", () => {
  it("gives back what was saved, bit for bit, and leaves nothing else behind", async () => {
    const head = aHead();
    const directory = await registry.save(head);
    expect(await registry.load(head.card.id, of(head.card.encoder))).toEqual(head);
    expect((await fs.readdir(directory)).sort()).toEqual(["card.json", "head.safetensors"]);
    expect(await fs.readdir(registry.path)).toEqual([head.card.id]);
  });

  it("lists the newest first and sets broken heads aside", async () => {
    await registry.save(aHead("old", "e", "2026-01-01T00:00:00Z"));
    await registry.save(aHead("new", "e", "2026-02-01T00:00:00Z"));
    await fs.mkdir(join(registry.path, "empty"));
    await fs.cp(join(registry.path, "old"), join(registry.path, "renamed"), { recursive: true });
    const { cards, problems } = await registry.list();
    expect(cards.map((card) => card.id)).toEqual(["new", "old"]);
    expect(problems.map((problem) => problem.id).sort()).toEqual(["empty", "renamed"]);
  });

  it("finds the newest head of the encoder in use, and names both encoders where none fits", async () => {
    expect(await registry.newest(of("e1"))).toBeUndefined();
    await registry.save(aHead("first", "e1", "2026-01-01T00:00:00Z"));
    await registry.save(aHead("second", "e2", "2026-02-01T00:00:00Z"));
    expect((await registry.newest(of("e1")))?.card.id).toBe("first");
    const mismatch = { code: "head-encoder-mismatch", message: expect.stringMatching(/e2.*e3/) };
    await expect(registry.newest(of("e3"))).rejects.toMatchObject(mismatch);
    await expect(registry.load("second", of("e3"))).rejects.toMatchObject(mismatch);
  });

  it("keeps ids inside its folder", async () => {
    for (const id of ["../x", "", "a/b"]) {
      await expect(registry.remove(id)).rejects.toMatchObject({ code: "not-found" });
      await expect(registry.load(id)).rejects.toMatchObject({ code: "not-found" });
    }
    await registry.save(aHead("one"));
    await registry.remove("one");
    expect((await registry.list()).cards).toEqual([]);
  });

  it("names heads by time and data", () => {
    expect(newHeadId(new Date("2026-11-23T12:00:00.123Z"), "0123abcdef")).toBe("2026-11-23t12-00-00z-0123abcd");
  });
});

describe("head files", () => {
  it("replaces an earlier head whole and refuses any other folder", async () => {
    const target = join(folder, "mine");
    await saveHead(target, aHead("one"));
    await saveHead(target, aHead("two"));
    expect((await loadHead(target)).card.id).toBe("two");
    await fs.writeFile(join(target, "card.json"), "{");
    await saveHead(target, aHead("three"));
    expect((await loadHead(target)).card.id).toBe("three");
    await fs.writeFile(join(folder, "notes.txt"), "kept");
    await expect(saveHead(folder, aHead())).rejects.toMatchObject({
      message: expect.stringMatching(/contains (mine|notes.txt), which does not belong to a model/),
    });
    expect((await fs.readdir(folder)).sort()).toEqual(["mine", "notes.txt"]);
  });

  it("refuses to save numbers that no head has", async () => {
    const head = aHead();
    await expect(
      saveHead(join(folder, "x"), { ...head, weights: Float32Array.of(Number.NaN, 0) }),
    ).rejects.toMatchObject({ code: "head-broken" });
    await expect(
      saveHead(join(folder, "x"), { ...head, card: { ...head.card, ece: Number.NaN } }),
    ).rejects.toMatchObject({ message: expect.stringContaining("ece") });
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it.each([
    ["head.safetensors", "ENOSPC", "disk-full", "Free some space"],
    ["card.json", "ENOSPC", "disk-full", "Free some space"],
    ["head.safetensors", "EROFS", "read-only", "Open a folder that can be written to"],
    ["card.json", "EACCES", "no-access", "Give yourself write access"],
  ])("keeps the old head when %s cannot be written (%s)", async (victim, errno, code, cure) => {
    const target = join(folder, "mine");
    await saveHead(target, aHead("old"));
    const open = (async (...args: Parameters<typeof fs.open>) => {
      const file = await fs.open(...args);
      if (String(args[0]).endsWith(victim)) {
        file.writeFile = () => Promise.reject(Object.assign(new Error(errno), { code: errno }));
      }
      return file;
    }) as typeof fs.open;
    const refused = { code, message: expect.stringContaining(cure) };
    await expect(saveHead(target, aHead("new"), { open })).rejects.toMatchObject(refused);
    expect((await loadHead(target)).card.id).toBe("old");
    expect(await fs.readdir(folder)).toEqual(["mine"]);
  });

  const damage: [string, (path: string) => Promise<void>, RegExp][] = [
    ["a missing card", (path) => fs.rm(join(path, "card.json")), /card\.json.*does not exist/],
    ["a torn card", (path) => fs.truncate(join(path, "card.json"), 30), /card\.json is damaged/],
    [
      "a card of a newer schema",
      (path) => fs.writeFile(join(path, "card.json"), '{"schema":2}'),
      /"schema".*update Reward Lens/,
    ],
    ["missing weights", (path) => fs.rm(join(path, "head.safetensors")), /head\.safetensors.*does not exist/],
    ["torn weights", (path) => fs.truncate(join(path, "head.safetensors"), 300), /head\.safetensors is damaged/],
    [
      "no safetensors",
      (path) => fs.writeFile(join(path, "head.safetensors"), "<html>404 not found</html>"),
      /not a safetensors file/,
    ],
  ];
  it.each(damage)("says what is wrong: %s", async (_, harm, message) => {
    const target = join(folder, "mine");
    await saveHead(target, aHead());
    await harm(target);
    await expect(loadHead(target)).rejects.toMatchObject({
      name: "StoreError",
      message: expect.stringMatching(message),
    });
  });

  it("says which tensor does not fit the card", async () => {
    const target = join(folder, "mine");
    await saveHead(target, aHead());
    const card = join(target, "card.json");
    await fs.writeFile(card, (await fs.readFile(card, "utf8")).replace('"dimension": 2', '"dimension": 3'));
    await expect(loadHead(target)).rejects.toMatchObject({
      code: "head-broken",
      message: expect.stringContaining('"weights" has 2 values, not 3'),
    });
  });
});
