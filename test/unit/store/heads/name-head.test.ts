import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openHeadRegistry } from "../../../../src/store/heads/head-registry.ts";
import { headNameProblem } from "../../../../src/store/heads/card-file.ts";
import { aHead } from "./a-head.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-names-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("naming a head", () => {
  const { id } = aHead().card;

  it("keeps the name on the card, and takes it away again", async () => {
    const registry = openHeadRegistry(folder);
    const path = await registry.save(aHead());
    await registry.rename(id, " Terse, no hedging ");
    expect((await registry.load(id)).card).toEqual({ ...aHead().card, name: "Terse, no hedging" });
    await registry.rename(id, "");
    expect((await registry.load(id)).card).toEqual(aHead().card);
    expect((await readdir(path)).sort()).toEqual(["card.json", "head.safetensors"]);
  });

  it("keeps what a check found on the card, whatever is done to its name", async () => {
    const registry = openHeadRegistry(folder);
    const path = join(await registry.save(aHead()), "card.json");
    const share = { value: 0.5, low: 0.4, high: 0.6 };
    const blindSpots = { pairs: 50, queries: 40, found: [{ kind: "pays", edit: "flattery", share } as const] };
    await registry.keepBlindSpots(id, blindSpots);
    await registry.rename(id, "a");
    expect((await registry.load(id)).card).toEqual({ ...aHead().card, name: "a", blindSpots });
    const wrong = { ...blindSpots, found: [{ kind: "pays", edit: "flattery", share: { ...share, value: 2 } }] };
    await writeFile(path, JSON.stringify({ ...aHead().card, blindSpots: wrong }));
    await expect(registry.load(id)).rejects.toThrow(/"blindSpots\.found\.0\.share\.value"/);
  });

  it("keeps what a later version wrote on the card", async () => {
    const registry = openHeadRegistry(folder);
    const path = join(await registry.save(aHead()), "card.json");
    await writeFile(path, JSON.stringify({ ...aHead().card, later: { kept: true } }));
    await registry.rename(id, "a");
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ name: "a", later: { kept: true } });
  });

  it("refuses what a list has no room for, and then leaves the card alone", async () => {
    const registry = openHeadRegistry(folder);
    await registry.save(aHead());
    for (const name of ["x".repeat(61), "two\nlines", "safe\u202Ednuos"]) {
      expect(headNameProblem(name)).toMatch(/longer|line break|nobody sees/);
      await expect(registry.rename(id, name)).rejects.toThrow();
    }
    expect((await registry.load(id)).card.name).toBeUndefined();
    expect(headNameProblem("fine") ?? headNameProblem("")).toBeUndefined();
  });
});
