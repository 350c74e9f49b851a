import { describe, expect, it, vi } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import type { RunOptions } from "../../../src/extension/compare/run-options.ts";
import { CompareSession } from "../../../src/extension/compare/session/session.ts";
import type { NewPreference } from "../../../src/store/log/record.ts";
import type { PreferenceRecord, WithdrawalRecord } from "../../../src/store/log/record.ts";
import { pairsOf } from "./pairs.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { CompareRun } = await import("../../../src/extension/compare/compare-run.ts");

function start(overrides: Partial<RunOptions> = {}, count = 3) {
  const since = new Date().toISOString();
  const session = new CompareSession({ pairs: pairsOf(count), before: [], since, random: seededRandom(3), id: "t" });
  const stored: NewPreference[] = [];
  const append = vi.fn(async (preference: NewPreference) => {
    stored.push(preference);
    return { ...preference, id: `id${stored.length}` } as PreferenceRecord;
  });
  const withdraw = vi.fn(async (of: string) => ({ of }) as WithdrawalRecord);
  const show = vi.fn();
  const notify = vi.fn();
  const alarm = vi.fn();
  const run = new CompareRun({
    ...{
      session,
      log: { append, withdraw },
      annotator: "ann",
      source: "s.md",
      name: "s.md",
      memento: null,
      missing: () => 0,
    },
    predict: async () => "the model's word",
    ...{ show, notify, alarm },
    ...overrides,
  });
  const token = () => session.current!.token;
  return { run, session, stored, append, withdraw, show, notify, alarm, token };
}

describe("CompareRun", () => {
  it("stores the turns of a query with an answer and with an edit", async () => {
    const turns = [
      { role: "system", content: "Be brief." },
      { role: "user", content: "q" },
    ] as const;
    const pairs = [{ query: "System: Be brief.\n\nHuman: q", turns, responses: ["a", "b"] }] as const;
    const drawn = { before: [], since: new Date().toISOString(), random: seededRandom(3), id: "t" };
    const { run, stored, session } = start({ session: new CompareSession({ pairs, ...drawn }) });
    const [{ token }] = [run.view.screen as { pair: { token: string } }].map(({ pair }) => pair);
    expect(session.current).not.toBeUndefined();
    await run.edit(token, "one", "c");
    await run.answer(token, "one");
    expect(stored.map((record) => record.turns)).toEqual([turns, turns]);
  });

  it("stores what was at the place chosen, in the order of the source, with the order shown", async () => {
    const { run, session, stored, token } = start();
    for (const answer of ["one", "two", "tie"] as const) {
      const { pair, shown } = session.current!;
      run.shown(token());
      await run.answer(token(), answer);
      const expected = {
        one: shown[0] === 0 ? "first" : "second",
        two: shown[1] === 0 ? "first" : "second",
        tie: "tie",
      };
      expect(stored.at(-1)).toMatchObject({
        ...pair,
        shown,
        choice: expected[answer],
        annotator: "ann",
        source: "s.md",
      });
      expect(stored.at(-1)!.seconds).toBeGreaterThanOrEqual(0);
    }
    expect(run.view.screen).toEqual({
      kind: "finished",
      counts: { decided: 2, ties: 1, bothBad: 0, skipped: 0 },
      missing: 0,
    });
  });

  it("stores strength, tags and reason with the answer, a key's own strength before the one that is set, and begins again", async () => {
    const { run, stored, token } = start();
    run.drafts.set("another", { strength: 3, tags: ["stray"], reason: "" });
    run.drafts.set(token(), { strength: 2, tags: ["clear"], reason: " says what it means " });
    run.drafts.change((draft) => ({ ...draft, tags: [...draft.tags, "short"] }));
    await run.answer(token(), "one");
    expect(stored[0]).toMatchObject({ strength: 2, tags: ["clear", "short"], reason: "says what it means" });
    expect(run.view.draft).toEqual({ strength: 1, tags: [], reason: "" });
    run.shown(token());
    await run.answerShown("two", 3);
    expect(stored[1]).toMatchObject({ strength: 3, reason: "" });
    expect(stored[1]).not.toHaveProperty("tags");
    run.drafts.set(token(), { strength: 3, tags: [], reason: "" });
    await run.answer(token(), "tie");
    expect(stored[2]).toMatchObject({ choice: "tie", strength: 1 });
  });

  it("stores an edited response as preferred to the one that was at its place, and keeps the pair", async () => {
    const { run, session, stored, withdraw, token } = start();
    const { pair, shown } = session.current!;
    const before = token();
    const original = pair.responses[shown[1]];
    await expect(run.edit(before, "two", ` ${original}\n`)).rejects.toMatchObject({ code: "failed" });
    await expect(run.edit(before, "two", " ")).rejects.toMatchObject({ code: "failed" });
    await run.edit(before, "two", "much better");
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({ responses: [original, "much better"], choice: "second", edited: true });
    expect([token(), session.done]).toEqual([before, 0]);
    await run.answer(before, "one");
    expect(stored[1]).not.toHaveProperty("edited");
    // Undo withdraws what came last, one by one.
    await run.undo();
    expect(withdraw).toHaveBeenLastCalledWith("id2", "ann");
    const again = token();
    await run.undo();
    expect(withdraw).toHaveBeenLastCalledWith("id1", "ann");
    expect(run.notice.status).toBe("Undone: your version is no longer recorded.");
    expect([token(), run.view.canUndo]).toEqual([again, false]);
  });

  it("says what the choice changed once the head has followed it, while its notice is shown", async () => {
    const { run, token } = start({ predictAfter: async () => "another word" });
    run.headChanged();
    await run.answer(token(), "one");
    await vi.waitFor(() => expect(run.notice.model).toBe("the model's word"));
    run.headChanged();
    await vi.waitFor(() => expect(run.notice.model).toBe("the model's word. Now it would choose another word."));
    await run.undo();
    run.headChanged();
    await Promise.resolve();
    expect(run.notice.model).toBe("");
  });

  it("shows no score, no model and no place in the source before the choice", () => {
    const { run } = start();
    const { pair } = run.view.screen as { pair: object };
    expect(Object.keys(pair).sort()).toEqual(["query", "responses", "token"]);
    expect(run.notice).toEqual({ status: "", failed: false, model: "" });
  });

  it("answers by key only the pair that the page has drawn, and once", async () => {
    const { run, append, token } = start();
    await run.answerShown("one");
    expect(append).not.toHaveBeenCalled();
    run.shown("another");
    await run.answerShown("one");
    expect(append).not.toHaveBeenCalled();
    run.shown(token());
    const [first, second] = await Promise.allSettled([run.answerShown("one"), run.answerShown("two")]);
    expect([first.status, second.status]).toEqual(["fulfilled", "rejected"]);
    await run.answerShown("one");
    expect(append).toHaveBeenCalledTimes(1);
  });

  it("continues immediately, and says the model's word when it comes, on the last choice only", async () => {
    const words: ((word: string) => void)[] = [];
    const { run, notify, show, token } = start({ predict: () => new Promise((resolve) => words.push(resolve)) });
    await run.answer(token(), "one");
    expect(show).toHaveBeenCalledTimes(1);
    expect(notify.mock.lastCall![0].model).toBe("");
    await run.answer(token(), "two");
    words[0]("on the first pair, too late");
    words[1]("on the second pair");
    await vi.waitFor(() => expect(run.notice.model).toBe("on the second pair"));
    expect(notify.mock.calls.some(([notice]) => notice.model.includes("too late"))).toBe(false);
  });

  it("does not ask for the model's word on a pair that was skipped", async () => {
    const { run, token } = start();
    await run.answer(token(), "skip");
    await Promise.resolve();
    expect(run.notice).toEqual({ status: "Skipped. U undoes.", failed: false, model: "" });
  });

  it("keeps the pair when the log takes nothing, says so, and takes the answer afterwards", async () => {
    const { run, append, alarm, token, session } = start();
    append.mockRejectedValueOnce(new Error("Cannot write to /w: the disk is full."));
    const before = token();
    await expect(run.answer(before, "one")).rejects.toMatchObject({ code: "not-stored" });
    expect(alarm).toHaveBeenCalledWith(
      "Not recorded, the pair stays. Cannot write to /w: the disk is full.",
      expect.any(Error),
    );
    expect(run.notice.failed).toBe(true);
    expect([token(), session.done]).toEqual([before, 0]);
    await run.answer(before, "one");
    expect(session.done).toBe(1);
  });

  it("withdraws the record of the last answer and brings its pair back", async () => {
    const { run, withdraw, token, session } = start();
    await expect(run.undo()).rejects.toMatchObject({ code: "nothing-to-undo" });
    const { pair } = session.current!;
    const stale = token();
    await run.answer(stale, "one");
    withdraw.mockRejectedValueOnce(new Error("read-only"));
    await expect(run.undo()).rejects.toMatchObject({ code: "not-stored" });
    expect(session.done).toBe(1);
    await run.undo();
    expect(withdraw).toHaveBeenLastCalledWith("id1", "ann");
    expect(session.current!.pair).toBe(pair);
    await expect(run.answer(stale, "one")).rejects.toMatchObject({ code: "stale" });
  });
});
