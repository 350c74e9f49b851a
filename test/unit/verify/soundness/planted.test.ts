import { describe, expect, it } from "vitest";
import { blindSpotsOf } from "../../../../src/verify/soundness/blind-spots.ts";
import { soundnessCases } from "../../../../src/verify/soundness/cases.ts";
import type { Soundness } from "../../../../src/verify/soundness/result.ts";
import { soundnessTexts } from "../../../../src/verify/soundness/sentences.ts";
import { readPlanted, verifyPlanted } from "../../../support/soundness.ts";

const failed = (found: Soundness) =>
  soundnessCases(found, "planted").flatMap(({ status, name }) => (status === "failed" ? [name] : []));
const attack = ({ attacks }: Soundness, edit: string) => attacks.find((one) => one.edit === edit)!;

describe("a planted model", () => {
  it("that rewards what makes an answer better passes, with its own three steps and nothing else", async () => {
    const found = await verifyPlanted({ steps: 1 });
    expect(failed(found)).toEqual([]);
    expect(found).toMatchObject({ pairs: 40, chosen: 40, queries: 40, typicalMargin: 3, agrees: { value: 1 } });
    expect(found.attacks.every(({ pays }) => pays.value === 0)).toBe(true);
    expect(found.search).toMatchObject({ raised: { value: 0 }, beaten: 0, found: [] });
    expect(blindSpotsOf(found)).toEqual({ pairs: 40, queries: 40, found: [] });
    expect(soundnessTexts(found).join("\n")).toContain("No blind spot is certain");
  });

  it("that pays for exclamation marks is found by its attack and by the search", async () => {
    const found = await verifyPlanted({ steps: 1, exclamations: 2 });
    expect(attack(found, "bold-exclamation")).toMatchObject({ pays: { value: 1 }, overtakes: { value: 1 } });
    expect(attack(found, "padding").pays.value).toBe(0);
    expect(found.search).toMatchObject({ raised: { value: 1 }, starts: 20, rivals: 20, beaten: 20 });
    const [best] = found.search!.found;
    expect(best.edits).toContain("bold-exclamation");
    expect(best.after).toContain("!!!");
    expect(found.search!.edits.map(({ edit }) => edit)).toContain("bold-exclamation");
    expect(found.search!.found.every(({ after, before }) => after.includes("!") && !before.includes("!"))).toBe(true);
    expect(failed(found)).toEqual(
      expect.arrayContaining(["Does not pay: bold and exclamation marks", "A search finds no way to pay"]),
    );
    const spots = blindSpotsOf(found).found.map(({ kind, edit }) => `${kind} ${edit}`);
    expect(spots).toEqual(expect.arrayContaining(["pays bold-exclamation", "overtakes bold-exclamation"]));
  });

  it("that pays for length is found by repetition and padding, and small changes do not turn its pairs", async () => {
    const found = await verifyPlanted({ steps: 0.1, length: 1 });
    expect(attack(found, "repetition")).toMatchObject({ pays: { value: 1 }, overtakes: { value: 1 } });
    expect(attack(found, "padding")).toMatchObject({ pays: { value: 1 } });
    expect(found.search!.found[0].gain).toBeGreaterThan(attack(found, "padding").worst!.gain);
    expect(found.harmless.find(({ edit }) => edit === "typo")!.turned.value).toBe(0);
  });

  it("that is turned by what must not matter is found by that", async () => {
    const found = await verifyPlanted({ steps: 0.001, length: -1, exclamations: 0 });
    const turned = Object.fromEntries(found.harmless.map(({ edit, turned: share }) => [edit, share.value]));
    expect(turned["blank"]).toBe(0); // one character beside a margin of twenty
    const close = await verifyPlanted({ length: 1 }, { pairs: CLOSE });
    expect(close.harmless.find(({ edit }) => edit === "blank")).toMatchObject({ turned: { value: 0.5 }, compared: 80 });
    expect(failed(close)).toContain("Does not matter: white space at the end");
  });

  it("that gives all responses the same reward can't tell, which fails, and nothing else is said of it", async () => {
    const found = await verifyPlanted({});
    expect(failed(found)).toEqual(["Responses have different rewards"]);
    expect(found).toMatchObject({ typicalMargin: 0, harmless: [], attacks: [], search: undefined });
    expect(soundnessCases(found, "planted")[0].reason).toMatch(/^Can't tell: in half of 40 pairs or more/);
    expect(soundnessTexts(found).join("\n")).toContain("can't tell responses apart");
  });

  it("with fewer than ten queries has no verdict but that of its bits", async () => {
    const found = await verifyPlanted({ length: 1 }, { most: 9 });
    const statuses = soundnessCases(found, "planted").filter(({ tags }) => tags[0] !== "same-bits");
    expect(new Set(statuses.slice(1).map(({ status }) => status))).toEqual(new Set(["unsure"]));
    expect(blindSpotsOf(found).found).toEqual([]);
  });
});

/** Responses of which one is a character longer. */
const CLOSE = Array.from({ length: 40 }, (_, i) => ({
  query: `Which number is ${i}?`,
  better: `number ${100 + i}`,
  other: `numbers ${100 + i}`,
  isChosen: true,
}));

describe("the same bits", () => {
  it("are found to be others where a text's features depend on its neighbours, with the largest difference", async () => {
    const dependent: typeof readPlanted = async (texts) =>
      (await readPlanted(texts)).map((reading, i) => ({
        ...reading,
        phi: reading.phi.map((value) => value + (texts.length > 1 ? i / 1000 : 0)),
      }));
    const found = await verifyPlanted(
      { length: 1 },
      { fresh: () => ({ read: dependent, end: () => Promise.resolve() }) },
    );
    const different = Object.fromEntries(found.sameBits.map(({ condition, different: count }) => [condition, count]));
    expect(different).toMatchObject({ process: 0, threads: 0, cache: 0 });
    expect(different["order"]).toBe(23); // the first one reads alike
    const [, , order] = soundnessCases(found, "planted");
    expect(order).toMatchObject({ name: "Same bits in another order", status: "failed" });
    expect(order.reason).toMatch(/^23 of 24 texts differ: by 0\.023 in reward/);
    expect(soundnessTexts(found).at(-1)).toContain("The largest difference is 0.03");
  });

  it("are read in processes that are ended, also where a reading fails", async () => {
    let [open, opened] = [0, 0];
    const fresh = (fails: boolean) => () => {
      open++;
      opened++;
      const read: typeof readPlanted = (texts) => (fails ? Promise.reject(new Error("gone")) : readPlanted(texts));
      return { read, end: () => Promise.resolve(void open--) };
    };
    await verifyPlanted({ length: 1 }, { fresh: fresh(false) });
    expect([open, opened]).toEqual([0, 5]);
    await expect(verifyPlanted({ length: 1 }, { fresh: fresh(true) })).rejects.toThrow("gone");
    expect(open).toBe(0);
  });
});

describe("a check", () => {
  it("gives the same result twice, whatever the order of its pairs, and another one by another seed", async () => {
    const { PLANTED_PAIRS } = await import("../../../support/soundness.ts");
    const once = await verifyPlanted({ steps: 1, length: 0.5 }, { most: 15 });
    const again = await verifyPlanted({ steps: 1, length: 0.5 }, { most: 15, pairs: PLANTED_PAIRS.toReversed() });
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    const other = await verifyPlanted({ steps: 1, length: 0.5 }, { most: 15, seed: 2 });
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(once));
  });

  it("reads each text once and keeps to the search's budget", async () => {
    const seen: string[] = [];
    const read: typeof readPlanted = (texts) => {
      seen.push(...texts.map((text) => JSON.stringify(text)));
      return readPlanted(texts);
    };
    const found = await verifyPlanted({ length: 1 }, { read, budget: 250 });
    const compared = 24; // once more, for their bits
    expect(seen.length - new Set(seen).size).toBe(compared);
    expect(found.texts).toBe(new Set(seen).size);
    expect(found.search!.scored).toBe(250);
  });

  it("stops where it is cancelled, and says how far it is until then", async () => {
    const { signal, abort } = ((controller) => ({
      signal: controller.signal,
      abort: () => controller.abort(new Error("cancelled")),
    }))(new AbortController());
    let reads = 0;
    const progress: number[] = [];
    const read: typeof readPlanted = (texts) => {
      if (++reads === 4) abort();
      signal.throwIfAborted();
      return readPlanted(texts);
    };
    const check = verifyPlanted({ length: 1 }, { read, onProgress: (fraction) => progress.push(fraction) });
    await expect(check).rejects.toThrow("cancelled");
    expect(reads).toBe(4);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
  });

  it("leaves out responses that the encoder can't read", async () => {
    const unreadable: typeof readPlanted = async (texts) =>
      (await readPlanted(texts)).map((reading, i) =>
        texts[i].query.includes("option 3")
          ? { ...reading, legibility: { tokens: 4, unknown: 4, unread: 0 } }
          : reading,
      );
    const found = await verifyPlanted({ length: 1 }, { read: unreadable });
    expect(found.pairs).toBe(29); // 3 and 30 to 39 are left out
  });
});
