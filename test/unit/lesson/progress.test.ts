import { describe, expect, it } from "vitest";
import { keepProgress, noProgress, readProgress, stepsDone } from "../../../src/extension/lesson/lesson-progress.ts";
import { lessonParts, lessonSteps } from "../../../src/protocol/lesson.ts";

/** VS Code's store, which keeps JSON. */
function memento() {
  const kept = new Map<string, string>();
  return {
    get: (key: string) => (kept.has(key) ? (JSON.parse(kept.get(key)!) as unknown) : undefined),
    update: async (key: string, value: unknown) => void kept.set(key, JSON.stringify(value)),
    kept,
  };
}

describe("progress of the lesson", () => {
  it("is kept as it was", async () => {
    const state = memento();
    const progress = { step: "loss" as const, answers: { alignment: 3, pair: 0 }, choices: [0, -1, 1] };
    await keepProgress(state, progress);
    expect(readProgress(state as never)).toEqual(progress);
  });

  it.each([undefined, "nonsense", { step: "why" }, { step: "else", answers: {}, choices: [] }, { answers: { x: 1 } }])(
    "begins again where it cannot be read: %j",
    async (kept) => {
      const state = memento();
      if (kept !== undefined) await state.update("rewardLens.lesson", kept);
      expect(readProgress(state as never)).toEqual(noProgress);
    },
  );

  it("says which steps are done: those of which every question is answered", () => {
    const all = (step: keyof typeof lessonParts) => Object.fromEntries(lessonParts[step].map((part) => [part, 0]));
    expect(stepsDone({ answers: {} })).toEqual([]);
    expect(stepsDone({ answers: all("loss") })).toEqual(["loss"]);
    expect(stepsDone({ answers: { ...all("loss"), pair: undefined } as never })).toEqual([]);
    expect(stepsDone({ answers: Object.assign({}, ...lessonSteps.map(all)) })).toEqual(lessonSteps);
  });
});
