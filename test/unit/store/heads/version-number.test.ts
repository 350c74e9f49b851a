import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Head } from "../../../../src/core/model/head.ts";
import { openHeadRegistry, type HeadRegistry } from "../../../../src/store/heads/head-registry.ts";
import { versionName } from "../../../../src/store/heads/version-number.ts";
import { aHead } from "./a-head.ts";

let folder: string;
let registry: HeadRegistry;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-versions-"));
  registry = openHeadRegistry(folder);
});
afterEach(() => rm(folder, { recursive: true }));

/** A head as it was saved before numbers were kept. */
function older(id: string, month: number): Head {
  const { card, ...head } = aHead(id, "e", `2026-0${month}-01T00:00:00.000Z`);
  return { ...head, card: { ...JSON.parse(JSON.stringify({ ...card, number: undefined })) } };
}
const numbers = async () => Object.fromEntries((await registry.list()).cards.map(({ id, number }) => [id, number]));

describe("the number of a version", () => {
  it("counts the folder's heads in the order of training, and is kept when others are deleted", async () => {
    for (const id of ["a", "b", "c"]) await registry.add(aHead(id, "e", `2026-01-0${id.charCodeAt(0) - 96}T00:00:00Z`));
    expect(await numbers()).toEqual({ a: 1, b: 2, c: 3 });
    await registry.remove("a");
    expect(await numbers()).toEqual({ b: 2, c: 3 });
    expect((await registry.add(aHead("d"))).card.number).toBe(4);
    expect((await registry.load("d")).card.number).toBe(4);
    await registry.rename("d", "mine");
    expect((await registry.load("d")).card).toMatchObject({ name: "mine", number: 4 });
  });

  it("is given to heads from before there were numbers, and written down before any comes or goes", async () => {
    for (const [id, month] of [
      ["late", 3],
      ["early", 1],
      ["middle", 2],
    ] as const)
      await registry.save(older(id, month));
    expect(await numbers()).toEqual({ early: 1, middle: 2, late: 3 });
    expect((await registry.load("middle")).card.number).toBe(2);
    expect(await readFile(join(registry.path, "middle", "card.json"), "utf8")).not.toContain('"number"');
    await registry.remove("early");
    expect(await numbers()).toEqual({ middle: 2, late: 3 });
    expect((await registry.add(aHead("new"))).card.number).toBe(4);
    await registry.save(older("from a teammate".replaceAll(" ", "-"), 2));
    expect(await numbers()).toMatchObject({ middle: 2, late: 3, new: 4 });
    expect(new Set(Object.values(await numbers())).size).toBe(4);
  });

  it("gives a name where its owner gave none, and a head of no folder is called by its id", () => {
    const card = { id: "x", number: 3, pairs: 24 };
    expect(versionName(card)).toBe("Model 3 · 24 choices");
    expect(versionName({ ...card, pairs: 2339 })).toBe("Model 3 · 2,339 choices");
    expect(versionName({ ...card, name: "terse" })).toBe("terse");
    expect(versionName({ id: "general", pairs: 11_400 })).toBe("general");
  });
});
