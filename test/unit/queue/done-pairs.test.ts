import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pairKey, type ComparePair } from "../../../src/extension/pairs/compare-pair.ts";
import { DonePairs } from "../../../src/extension/pairs/done-pairs.ts";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../../src/store/log/record.ts";
import { PreferenceStore } from "../../../src/store/log/preference-store.ts";

const pair = (a: string, b: string): ComparePair => ({ query: "q", responses: [a, b] });
const answer = (a: string, b: string, fields: Partial<NewPreference> = {}): NewPreference => {
  const judged = { choice: "first", shown: [0, 1], strength: 1, reason: "", seconds: 1, source: "" } as const;
  return { query: "q", responses: [a, b], ...judged, annotator: "ann", at: "2026-01-01T00:00:00.000Z", ...fields };
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-done-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("DonePairs", () => {
  it("knows an answered pair in either order, a skipped one too, and not another annotator's", async () => {
    const log = openPreferenceLog(folder);
    const done = new DonePairs(new PreferenceStore(folder));
    expect((await done.keys("ann")).size).toBe(0);
    await log.append(answer("a", "b"));
    await log.append(answer("c", "d", { choice: "skip" }));
    await log.append(answer("e", "f", { annotator: "bob" }));
    const keys = await done.keys("ann");
    const answered = [pair("b", "a"), pair("c", "d"), pair("e", "f"), { ...pair("a", "b"), query: "another q" }];
    expect(answered.map((one) => keys.has(pairKey(one)))).toEqual([true, true, false, false]);
    expect((await done.keys("bob")).size).toBe(1);
  });

  it("follows what is taken back and answered again", async () => {
    const log = openPreferenceLog(folder);
    const done = new DonePairs(new PreferenceStore(folder));
    const { id } = await log.append(answer("a", "b"));
    expect((await done.keys("ann")).size).toBe(1);
    await log.withdraw(id, "ann");
    expect((await done.keys("ann")).size).toBe(0);
    await log.append(answer("b", "a", { at: "2026-01-02T00:00:00.000Z" }));
    expect((await done.keys("ann")).has(pairKey(pair("a", "b")))).toBe(true);
  });
});
