import * as fs from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DIMENSION } from "../../../../src/core/features/feature-layout.ts";
import { openCache } from "../../../../src/encoder/cache/cache.ts";

const text = (query: string, response: string) => ({ query, response });
const phiOf = (seed: number) => Float32Array.from({ length: DIMENSION }, (_, j) => Math.sin(seed + j));

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cache-"));
  file = join(folder, "below", "embeddings.sqlite");
});
afterEach(() => fs.rm(folder, { recursive: true }));

// Node 20 has no node:sqlite: there the cache is off, and says so.
describe.skipIf(!isBuiltin("node:sqlite"))("openCache", () => {
  it("gives back the same bits, also after it is opened again", async () => {
    const first = await openCache(file, "e");
    first.set(text("q", "r"), phiOf(1));
    first.set(text("q", "r"), phiOf(2));
    expect(first.get(text("q", "r"))).toEqual(phiOf(2));
    first.close();
    const second = await openCache(file, "e");
    expect(second.status()).toBe("on disk");
    expect(second.get(text("q", "r"))).toEqual(phiOf(2));
    second.close();
  });

  it("tells texts and encoders apart", async () => {
    const cache = await openCache(file, "e");
    cache.set(text("ab", "c"), phiOf(1));
    cache.set(text("\ud800", ""), phiOf(2));
    expect(cache.get(text("a", "bc"))).toBeUndefined();
    expect(cache.get(text("\ud801", ""))).toBeUndefined();
    expect(cache.get(text("\ufffd", ""))).toBeUndefined();
    expect(cache.get(text("\ud800", ""))).toEqual(phiOf(2));
    const other = await openCache(file, "another");
    expect(other.get(text("ab", "c"))).toBeUndefined();
    for (const open of [cache, other]) open.close();
  });

  it("serves two writers of one file", async () => {
    const [one, two] = [await openCache(file, "e"), await openCache(file, "e")];
    for (let i = 0; i < 50; i++) (i % 2 ? one : two).set(text("q", `${i}`), phiOf(i));
    for (let i = 0; i < 50; i++) expect((i % 2 ? two : one).get(text("q", `${i}`))).toEqual(phiOf(i));
    expect([one.status(), two.status()]).toEqual(["on disk", "on disk"]);
    for (const open of [one, two]) open.close();
  });

  it("passes texts over while another process writes, says so, and continues afterwards", async () => {
    let now = 0;
    const cache = await openCache(file, "e", { now: () => now });
    cache.set(text("q", "before"), phiOf(1));
    const { DatabaseSync, StatementSync } = await import("node:sqlite");
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE");
    const tries = vi.spyOn(StatementSync.prototype, "run");
    for (let i = 0; i < 1000; i++) cache.set(text("q", "meanwhile"), phiOf(2));
    expect(tries, "one waits for the lock, the others pass it over").toHaveBeenCalledTimes(1);
    tries.mockRestore();
    expect(cache.get(text("q", "before"))).toEqual(phiOf(1));
    expect(cache.status()).toBe("on disk; another process has locked it: 1000 texts not looked up or kept so far");
    other.exec("ROLLBACK");
    cache.set(text("q", "meanwhile"), phiOf(2));
    expect(cache.get(text("q", "meanwhile")), "not tried before the pause is over").toBeUndefined();
    now += 1000;
    other.close();
    cache.set(text("q", "after"), phiOf(3));
    expect(cache.get(text("q", "meanwhile"))).toBeUndefined();
    expect(cache.get(text("q", "after"))).toEqual(phiOf(3));
    expect(cache.status()).toBe("on disk");
    cache.close();
  });

  it("passes over what is locked for reading too, from the moment it is opened, and for pauses that grow", async () => {
    await (await openCache(file, "e")).close();
    const { DatabaseSync } = await import("node:sqlite");
    const other = new DatabaseSync(file);
    other.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE theirs (x)");
    let now = 0;
    const cache = await openCache(file, "e", { now: () => now });
    for (let second = 0; second < 600; second++) {
      now += 1000;
      expect(cache.get(text("q", "r"))).toBeUndefined();
      cache.set(text("q", "r"), phiOf(1));
    }
    expect(cache.status()).toMatch(/^on disk; another process has locked it: 12\d\d texts/);
    other.exec("ROLLBACK");
    other.close();
    now += 60_000;
    cache.set(text("q", "r"), phiOf(1));
    expect([cache.get(text("q", "r")), cache.status()]).toEqual([phiOf(1), "on disk"]);
    cache.close();
  });

  /** Changes the one row as `change` says, by another connection; what the cache then gives for its text. */
  async function afterChange(change: (row: Buffer) => Buffer): Promise<Float32Array | undefined> {
    const cache = await openCache(file, "e");
    cache.set(text("q", "r"), phiOf(1));
    const { DatabaseSync } = await import("node:sqlite");
    const other = new DatabaseSync(file);
    const { phi } = other.prepare("SELECT phi FROM embedding").get() as { phi: Uint8Array };
    other.prepare("UPDATE embedding SET phi = ?").run(change(Buffer.from(phi)));
    other.close();
    const found = cache.get(text("q", "r"));
    expect(cache.status()).toBe("on disk");
    cache.set(text("q", "r"), phiOf(1));
    expect(cache.get(text("q", "r")), "computed again").toEqual(phiOf(1));
    cache.close();
    return found;
  }

  it("does not take a row with a single bit flipped for φ", async () => {
    expect(await afterChange((row) => row)).toEqual(phiOf(1));
    const bits = 8 * (4 * DIMENSION + 8);
    for (const bit of [0, 30, 31, 12_345 % bits, 4 * 8 * DIMENSION - 2, 4 * 8 * DIMENSION, bits - 1])
      expect(await afterChange((row) => ((row[bit >> 3] ^= 1 << (bit & 7)), row)), `bit ${bit}`).toBeUndefined();
  });

  it("does not take a row of another length for φ, nor one from before there were checksums", async () => {
    expect(await afterChange(() => Buffer.alloc(8))).toBeUndefined();
    expect(await afterChange((row) => row.subarray(0, 4 * DIMENSION))).toBeUndefined();
    expect(await afterChange((row) => Buffer.concat([row, row]))).toBeUndefined();
  });

  it("does not take the row of another text for φ", async () => {
    const cache = await openCache(file, "e");
    cache.set(text("q", "one"), phiOf(1));
    cache.set(text("q", "two"), phiOf(2));
    const { DatabaseSync } = await import("node:sqlite");
    const other = new DatabaseSync(file);
    other.exec("UPDATE embedding SET phi = (SELECT phi FROM embedding WHERE id = 1)");
    other.close();
    expect([cache.get(text("q", "one")), cache.get(text("q", "two"))]).toEqual([phiOf(1), undefined]);
    cache.close();
  });

  it("keeps the newest rows", async () => {
    const cache = await openCache(file, "e", { mostRows: 10 });
    for (let i = 0; i <= 1000; i++) cache.set(text("q", `${i}`), phiOf(i));
    const kept = Array.from({ length: 1001 }, (_, i) => i).filter((i) => cache.get(text("q", `${i}`)));
    expect(kept).toEqual(Array.from({ length: 10 }, (_, i) => 991 + i));
    cache.close();
  });

  it("replaces a file that is not a database", async () => {
    await fs.mkdir(join(folder, "below"));
    await fs.writeFile(file, "not a database, and longer than a header of one hundred bytes ".repeat(20));
    const cache = await openCache(file, "e");
    expect(cache.status()).toBe("on disk");
    cache.set(text("q", "r"), phiOf(1));
    expect(cache.get(text("q", "r"))).toEqual(phiOf(1));
    cache.close();
  });

  it("turns itself off on a broken page, and is made again when next opened", async () => {
    const whole = await openCache(file, "e");
    for (let i = 0; i < 50; i++) whole.set(text("q", `${i}`), phiOf(i));
    whole.close();
    const bytes = await fs.readFile(file);
    await fs.writeFile(file, bytes.fill(0xee, 4096)); // the first page, with the schema, stays whole
    const broken = await openCache(file, "e");
    expect(broken.get(text("q", "1"))).toBeUndefined();
    expect(broken.status()).toMatch(/^off: .*embeddings\.sqlite: .*malformed; removed/);
    broken.set(text("q", "1"), phiOf(1));
    broken.close();
    const again = await openCache(file, "e");
    again.set(text("q", "1"), phiOf(1));
    expect([again.status(), again.get(text("q", "1"))]).toEqual(["on disk", phiOf(1)]);
    again.close();
  });

  it("is off, and says why, where it cannot write or finds a stranger's table", async () => {
    await fs.writeFile(join(folder, "file"), "");
    const { DatabaseSync } = await import("node:sqlite");
    const stranger = new DatabaseSync(join(folder, "stranger.sqlite"));
    stranger.exec("CREATE TABLE embedding (something TEXT)");
    stranger.close();
    for (const path of [join(folder, "file", "x.sqlite"), folder, join(folder, "stranger.sqlite")]) {
      const cache = await openCache(path, "e");
      expect(cache.status()).toMatch(new RegExp(`^off: ${path}: .`));
      cache.set(text("q", "r"), phiOf(1));
      expect(cache.get(text("q", "r"))).toBeUndefined();
      cache.close();
    }
    expect((await openCache(undefined, "e")).status()).toBe("off: no file given");
  });
});
