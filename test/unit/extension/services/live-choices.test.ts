import { preference as aPreference } from "../../../support/preference.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withChoice } from "../../../../src/core/model/update.ts";
import { LiveChoices } from "../../../../src/extension/services/live-choices.ts";
import type { NewPreference } from "../../../../src/store/log/record.ts";
import { PreferenceStore } from "../../../../src/store/log/preference-store.ts";
import { ENCODER, headOf } from "../heads.ts";

let folder: string;
let store: PreferenceStore;
/** Texts whose features were asked for. */
let asked: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-live-"));
  store = new PreferenceStore(folder);
  asked = [];
});
afterEach(() => rm(folder, { recursive: true }));

const version = headOf("2026-11-23t12-00-00z-00000001", 100, ENCODER, "2026-11-23T12:00:00.000Z");
const D = version.weights.length;
/** As many ones as the text has letters: any two texts differ by their length. */
const phi = (text: string) => new Float32Array(D).map((_, j) => (j < text.length ? 1 : 0));
const preference = (query: string, at: string, more: Partial<NewPreference> = {}) =>
  aPreference(query, {
    responses: ["a", "bb"],
    choice: "second",
    annotator: "Ada",
    at: `2026-11-23T${at}:00.000Z`,
    ...more,
  });

function live(enabled = true): LiveChoices {
  return new LiveChoices({
    enabled: () => enabled,
    stores: async () => {
      await store.refresh();
      return [store];
    },
    learnFrom: async (choices) => choices.filter(({ original }) => original.annotator === "Ada"),
    features: async (texts) => {
      asked.push(...texts.map(({ query }) => query));
      return texts.map(({ response }) => phi(response));
    },
  });
}

describe("LiveChoices", () => {
  it("leaves a head alone without newer choices, a starter always, and every head where it is off", async () => {
    await store.append(preference("before the training", "11:00"));
    expect(await live().follow(version)).toBe(version);
    await store.append(preference("after it", "13:00"));
    const starter = headOf("on-topic", 0, ENCODER, "2026-01-01T00:00:00.000Z");
    expect(await live().follow(starter)).toBe(starter);
    expect(await live(false).follow(version)).toBe(version);
  });

  it("adds those made since, by whom a training would learn from, as core does, and counts them", async () => {
    await store.append(preference("q", "13:00"));
    await store.append(preference("q2", "13:01", { annotator: "Grace" }));
    await store.append(preference("q3", "13:02", { choice: "skip" }));
    const head = await live().follow(version);
    const expected = withChoice(version, { first: phi("a"), second: phi("bb"), label: 0, weight: 1 });
    expect(head).toEqual(expected);
    expect(head.added).toBe(1);
    expect(head.weights).not.toEqual(version.weights);
  });

  it("leaves out a choice dated in the future: it would be newer than every training", async () => {
    await store.append(preference("q", "13:00", { at: "9999-12-31T23:59:59.999Z" }));
    expect(await live().follow(version)).toBe(version);
    await store.append(preference("q2", "13:00"));
    expect((await live().follow(version)).added).toBe(1);
  });

  it("reads only what came since the last look, and the same head when nothing came", async () => {
    const following = live();
    await store.append(preference("q", "13:00"));
    const one = await following.follow(version);
    expect(await following.follow(version)).toBe(one);
    await store.append(preference("q2", "13:01"));
    expect((await following.follow(version)).added).toBe(2);
    expect(asked).toEqual(["q", "q", "q2", "q2"]);
  });

  it("forgets a choice that is withdrawn, and takes its revision for it", async () => {
    const following = live();
    const { id } = await store.append(preference("q", "13:00"));
    const before = await following.follow(version);
    await store.revise(id, { choice: "first", strength: 3, reason: "" }, "Ada");
    const revised = await following.follow(version);
    const again = { first: phi("a"), second: phi("bb"), label: 1, weight: 2 };
    expect(revised.weights).toEqual(withChoice(version, again).weights);
    expect(revised.weights).not.toEqual(before.weights);
    await store.withdraw(id, "Ada");
    expect(await following.follow(version)).toBe(version);
  });
});
