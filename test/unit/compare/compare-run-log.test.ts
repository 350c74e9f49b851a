import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import { CompareSession } from "../../../src/extension/compare/session/session.ts";
import { start } from "./started-run.ts";

describe("what CompareRun stores and withdraws", () => {
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
