import { describe, expect, it, vi } from "vitest";
import type { PreferenceStore } from "../../../src/store/log/preference-store.ts";
import { headOf } from "../extension/heads.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { missingChoices } = await import("../../../src/extension/pairs/missing-choices.ts");

type Choices = Pick<PreferenceStore, "choices">;
/** Each choice is about a query of its own, unless they are all about the one that is given. */
const log = (choices: readonly string[], query?: string) => {
  const records = choices.map((choice, i) => ({ current: { choice, query: query ?? `query ${i}` }, withdrawals: [] }));
  return { choices: records } as unknown as Choices;
};
const twenty = Array<string>(20).fill("first");

describe("the choices that a first model still needs", () => {
  const builtIn = { used: { head: headOf("general") } };

  it("are a dozen less those that a training can learn from", () => {
    expect(missingChoices(log([]), builtIn)).toBe(12);
    expect(missingChoices(log(["first", "tie", "skip", "both-bad", "second"]), builtIn)).toBe(9);
    expect(missingChoices(log(twenty), { used: undefined })).toBe(0);
  });

  it("are one more where all are about one query, which no model can be trained on", () => {
    expect(missingChoices(log(twenty, "why?"), builtIn)).toBe(1);
    expect(missingChoices(log(["first"], "why?"), builtIn)).toBe(11);
  });

  it("are zero where a model of the person's own scores", () =>
    expect(missingChoices(log([]), { used: { head: headOf("2026-11-23t12-00-00z-0123abcd") } })).toBe(0));
});
