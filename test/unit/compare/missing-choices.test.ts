import { describe, expect, it, vi } from "vitest";
import type { PreferenceStore } from "../../../src/store/log/preference-store.ts";
import { headOf } from "../extension/heads.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { missingChoices } = await import("../../../src/extension/pairs/missing-choices.ts");

type Choices = Pick<PreferenceStore, "choices">;
const log = (...choices: string[]) =>
  ({ choices: choices.map((choice) => ({ current: { choice }, withdrawals: [] })) }) as unknown as Choices;

describe("the choices that a first model still needs", () => {
  const builtIn = { used: { head: headOf("general") } };

  it("are a dozen less those that a training can learn from", () => {
    expect(missingChoices(log(), builtIn)).toBe(12);
    expect(missingChoices(log("first", "tie", "skip", "both-bad", "second"), builtIn)).toBe(9);
    expect(missingChoices(log(...Array<string>(20).fill("first")), { used: undefined })).toBe(0);
  });

  it("are zero where a model of the person's own scores", () =>
    expect(missingChoices(log(), { used: { head: headOf("2026-11-23t12-00-00z-0123abcd") } })).toBe(0));
});
