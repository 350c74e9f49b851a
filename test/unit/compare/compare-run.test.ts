import { describe, expect, it, vi } from "vitest";
import { start } from "./started-run.ts";

describe("CompareRun", () => {
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
});
