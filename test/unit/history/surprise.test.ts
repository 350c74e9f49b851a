import { afterEach, describe, expect, it } from "vitest";
import type { QueryResponse } from "../../../src/core/types.ts";
import { scoreResponse } from "../../../src/core/model/score.ts";
import { rankBySurprise, surpriseOf } from "../../../src/extension/history/surprise.ts";
import type { NewPreference } from "../../../src/store/log/record.ts";
import { headOf } from "../extension/heads.ts";
import { storeOf } from "./an-entry.ts";

const head = headOf("on-topic");
/** R is the number that the response says. */
const scorer = {
  scoreAll: async (inputs: readonly QueryResponse[]) =>
    inputs.map(({ response }) => {
      const phi = Float32Array.of(Number(response), 0);
      return { ...scoreResponse(head, phi), head, phi, limits: response === "7" ? { unknown: 1 } : {} };
    }),
};
const signal = new AbortController().signal;
const removals: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(removals.splice(0).map((remove) => remove())));

async function ranked(...preferences: (Partial<NewPreference> & { query: string })[]) {
  const made = await storeOf(...preferences);
  removals.push(made.remove);
  return made;
}

describe("rankBySurprise", () => {
  it("puts first what the head expected least, with P of what was chosen", async () => {
    const { entries } = await ranked(
      { query: "expected", responses: ["2", "0"], choice: "first" },
      { query: "against", responses: ["2", "0"], choice: "second" },
      { query: "tie of far ones", responses: ["3", "0"], choice: "tie" },
      { query: "tie of near ones", responses: ["1", "1"], choice: "tie" },
      { query: "no order", responses: ["9", "0"], choice: "both-bad" },
      { query: "empty", responses: ["", "0"], choice: "first" },
      { query: "unreadable", responses: ["7", "0"], choice: "second" },
    );
    const steps: [number, number][] = [];
    const result = await rankBySurprise(entries(), scorer, signal, (...step) => steps.push(step));
    const rows = result!.choices.map(({ entry, probability }) => [entry.choice.current.query, probability.toFixed(3)]);
    expect(rows).toEqual([
      ["against", (1 / (1 + Math.exp(2))).toFixed(3)],
      ["tie of far ones", (1 / (1 + Math.exp(-3))).toFixed(3)],
      ["tie of near ones", "0.500"],
      ["expected", (1 / (1 + Math.exp(-2))).toFixed(3)],
    ]);
    expect(steps.at(-1)).toEqual([6, 6]);
  });

  it("goes by what is in force: revisions count, withdrawn choices do not", async () => {
    const { store, entries } = await ranked(
      { query: "revised", responses: ["2", "0"] },
      { query: "withdrawn", responses: ["0", "5"] },
      { query: "other", responses: ["1", "0"] },
    );
    const [revised, withdrawn] = store.choices.map(({ original }) => original.id);
    await store.revise(revised, { choice: "second", strength: 1, reason: "" }, "me");
    await store.withdraw(withdrawn, "me");
    const result = await rankBySurprise(entries(), scorer, signal, () => undefined);
    expect(result!.choices.map(({ entry }) => entry.choice.current.query)).toEqual(["revised", "other"]);
  });

  it("stops when asked, and has nothing to say of nothing", async () => {
    const { entries } = await ranked(
      ...Array.from({ length: 70 }, (_, i) => ({ query: `${i}`, responses: ["1", "0"] as const })),
    );
    const stop = new AbortController();
    const work = rankBySurprise(entries(), scorer, stop.signal, () => stop.abort());
    await expect(work).rejects.toMatchObject({ name: "AbortError" });
    expect(await rankBySurprise([], scorer, signal, () => undefined)).toBeUndefined();
  });
});

describe("surpriseOf", () => {
  it("is the loss of the training: ln 2 where the head does not care, and least for an expected choice", () => {
    for (const choice of ["first", "second", "tie"] as const) expect(surpriseOf(choice, 0)).toBeCloseTo(Math.LN2, 12);
    expect(surpriseOf("first", 4)).toBeLessThan(surpriseOf("tie", 4)!);
    expect(surpriseOf("tie", 4)).toBeLessThan(surpriseOf("second", 4)!);
    expect([surpriseOf("skip", 1), surpriseOf("both-bad", 1)]).toEqual([undefined, undefined]);
  });
});
