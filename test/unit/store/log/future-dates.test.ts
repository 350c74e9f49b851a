import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openHeadRegistry } from "../../../../src/store/heads/head-registry.ts";
import { replay } from "../../../../src/store/log/log-state.ts";
import { parseLog } from "../../../../src/store/log/parse-log.ts";
import { openPreferenceLog } from "../../../../src/store/log/preference-log.ts";
import { PreferenceStore } from "../../../../src/store/log/preference-store.ts";
import { aHead } from "../heads/a-head.ts";
import { preference } from "../../../support/preference.ts";

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-future-"));
});
afterEach(() => fs.rm(folder, { recursive: true }));

const END = new Date("9999-12-31T23:59:59.999Z");
const now = new Date("2026-11-23T12:00:00.000Z");
const second = { choice: "second", strength: 1, reason: "" } as const;
const tie = { choice: "tie", strength: 1, reason: "" } as const;

describe("a date that no clock has reached", () => {
  it("does not hold a choice for good: a later revision wins, and can be revised again", async () => {
    const store = new PreferenceStore(folder);
    const { id } = await store.append(preference("q"));
    await store.revise(id, second, "me", END);
    expect(store.choices[0].current.choice).toBe("second");
    const { at } = await store.revise(id, tie, "me", now);
    expect([store.choices[0].current.choice, at]).toEqual(["tie", now.toISOString()]);
    await store.revise(id, second, "me", now);
    expect(store.choices[0].current.choice).toBe("second");
    expect(store.problems).toEqual([]);
  });

  it("does not stop a choice from being withdrawn and restored", async () => {
    const store = new PreferenceStore(folder);
    const { id } = await store.append(preference("q", { at: END.toISOString() }));
    await store.withdraw(id, "me", END);
    for (let i = 0; i < 3; i++) {
      expect(store.choices[0].withdrawals).toHaveLength(1);
      await store.restore(id, "me", now);
      expect(store.choices[0].withdrawals).toEqual([]);
      await store.withdraw(id, "me", now);
    }
  });

  it("comes to the same choice whichever side of a merge comes first", async () => {
    const [one, two] = ["one", "two"].map((name) => join(folder, name));
    await fs.mkdir(one);
    const { id } = await openPreferenceLog(one).append(preference("q"));
    await openPreferenceLog(one).revise(id, second, "me", END);
    await fs.cp(one, two, { recursive: true });
    await new PreferenceStore(one).revise(id, tie, "me", now);
    await new PreferenceStore(two).revise(id, { ...second, choice: "skip" }, "me", new Date(now.getTime() + 1000));
    const [a, b] = await Promise.all([one, two].map((place) => fs.readFile(openPreferenceLog(place).path, "utf8")));
    for (const merged of [a + b, b + a]) expect(replay(parseLog(merged).records)[0].current.choice).toBe("skip");
  });

  it("does not make a head the newest for good", async () => {
    const registry = openHeadRegistry(folder);
    const { encoder } = aHead().card;
    await registry.save(aHead("poisoned", encoder, END.toISOString()));
    await registry.save(aHead("trained", encoder, "2026-11-23T12:00:00.000Z"));
    expect((await registry.list()).cards.map(({ id }) => id)).toEqual(["trained", "poisoned"]);
    expect((await registry.newest({ id: encoder, dimension: 2 }))?.card.id).toBe("trained");
  });
});
