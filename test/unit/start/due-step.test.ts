import { describe, expect, it } from "vitest";
import { dueStep, type Situation } from "../../../src/extension/start/due-step.ts";
import { ENOUGH_CHOICES } from "../../../src/report/next-step.ts";

const trusted: Situation = {
  hasFolder: true,
  isTrusted: true,
  hasRivals: false,
  hasModels: false,
  ...{ choices: 0, queries: 0 },
};

describe("the step that is due", () => {
  it("is a folder, then trust, then a file, choices and a training, one after the other", () => {
    const situations: Situation[] = [
      { ...trusted, hasFolder: false, isTrusted: false, hasRivals: true },
      { ...trusted, isTrusted: false, hasRivals: true },
      trusted,
      { ...trusted, hasRivals: true },
      { ...trusted, hasRivals: true, choices: 1, queries: 1 },
      { ...trusted, choices: ENOUGH_CHOICES - 1, queries: 2 },
      { ...trusted, choices: ENOUGH_CHOICES, queries: 2 },
      { ...trusted, choices: 3, queries: 1, hasModels: true },
    ];
    expect(situations.map(dueStep)).toEqual(["folder", "trust", "open", "compare", "more", "more", "train", "none"]);
  });

  it("is another file as long as all choices are about one query, which no model can be trained on", () => {
    expect(dueStep({ ...trusted, choices: ENOUGH_CHOICES, queries: 1 })).toBe("another");
    expect(dueStep({ ...trusted, choices: ENOUGH_CHOICES - 1, queries: 1 })).toBe("more");
  });
});
