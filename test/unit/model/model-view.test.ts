import { describe, expect, it, vi } from "vitest";
import type { Head } from "../../../src/core/model/head.ts";
import { train } from "../../../src/core/train.ts";
import { reportKeys, type TrainingPair } from "../../../src/training/training-pairs.ts";
import { madePreferences, someCard } from "../core/synthetic.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { showModel } = await import("../../../src/extension/model/model-view.ts");

const set = madePreferences({ pairs: 20 });
const pairs = Array.from(set.label, (label, i): TrainingPair => {
  return { query: `q${i}`, first: `first ${i}`, second: `second ${i}`, label, weight: 1 };
});
const trained = train(set, { card: someCard });
const report = { ...trained.report!, keys: await reportKeys(pairs) };
const heads = (used: Head, known = report) => ({
  current: async () => used,
  byId: async (id: string): Promise<Head> => {
    if (id === used.card.id) return used;
    throw new Error(`no head ${id}`);
  },
  report: async () => known,
});

describe("what the Model panel shows", () => {
  it("is the head in use with a title for every dot, the preferred response first", async () => {
    const { view, pairs: shown } = await showModel(heads(trained), undefined, pairs);
    expect(view.head?.card).toEqual(trained.card);
    expect(view.titles[3]).toBe(`q3: ${set.label[3] === 1 ? "first" : "second"} 3`);
    expect(shown[3]).toEqual(pairs[3]);
    expect(view.memento).toEqual({});
  });

  it("counts the choices made since, and knows when the log has one no more", async () => {
    const more = Array.from({ length: 6 }, (_, i): TrainingPair => ({ ...pairs[0], query: `new ${i}` }));
    const { view, pairs: shown } = await showModel(heads(trained), undefined, [...pairs.slice(1), ...more]);
    expect(view.next).toMatchObject({ action: "train", sentence: expect.stringContaining("6 choices") });
    expect(view.titles[0]).toBe("");
    expect(shown[0]).toBeUndefined();
  });

  it("lists the choices behind a dot that represents several, those that the log still has", async () => {
    const many = Array.from({ length: 600 }, (_, i): TrainingPair => ({ ...pairs[0], query: `q${i}`, label: i % 2 }));
    const label = many.map((pair) => pair.label);
    // Three choices at each whole Δ and a half bin, whichever side was preferred.
    const heldOut = label.map((y, i) => (y === 1 ? 1 : -1) * (0.05 + Math.floor(i / 3)));
    const rewards = { first: heldOut, second: heldOut.map(() => 0) };
    const large = { ...report, keys: await reportKeys(many), label, heldOut, rewards };
    const { view, choicesIn } = await showModel(heads(trained, large), undefined, many.slice(1));
    const dot = view.figures!.margins.find(({ when }) => when === "held out")!.dots[1];
    expect(dot).toMatchObject({ choices: 3, margin: expect.closeTo(1.05) });
    expect(choicesIn("held out", dot.bin!).map(({ pair }) => pair)).toEqual(many.slice(3, 6));
    const [first] = view.figures!.margins[0].dots;
    expect(choicesIn("after", first.bin!), "the first choice left the log").toHaveLength(2);
    expect(choicesIn("before", first.bin!)).toEqual([]);
  });

  it("is empty while a starter scores, unless the starter is asked for", async () => {
    const starter = { ...trained, card: { ...trained.card, id: "helpful" } };
    expect((await showModel(heads(starter), undefined, [])).view.head).toBeUndefined();
    expect((await showModel(heads(starter), "helpful", [])).view.head?.starter).toBe(true);
  });

  it("says why a head cannot be shown", async () => {
    const { view } = await showModel(heads(trained), "gone", pairs);
    expect(view.head).toBeUndefined();
    expect(view.problem).toMatch(/no head gone/);
  });

  it("measures the open files for the head in use, and the built-in model on the choices before a training", async () => {
    const openFiles = vi.fn(async () => ({ responses: 4, scored: 4 }));
    const agreement = vi.fn(async () => ({ right: 5, total: 20 }));
    const used = await showModel(heads(trained), undefined, pairs);
    expect((await used.measured({ openFiles, agreement })).measured).toMatchObject([{ value: "100%" }]);
    expect(openFiles).toHaveBeenCalledWith(trained);
    const starter = { ...trained, card: { ...trained.card, id: "general" } };
    const before = await showModel(heads(starter), undefined, pairs);
    expect((await before.measured({ openFiles, agreement })).taste).toMatch(
      /agrees with 5 of your 20 choices: it does not/,
    );
    const few = await showModel(heads(starter), undefined, pairs.slice(0, 3));
    expect((await few.measured({ openFiles, agreement })).taste).toBeUndefined();
    expect(agreement).toHaveBeenCalledTimes(1);
  });
});
