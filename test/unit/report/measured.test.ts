import { describe, expect, it } from "vitest";
import { openFilesFact, openShare, tasteText } from "../../../src/report/measured.ts";
import { nextStep } from "../../../src/report/next-step.ts";
import { aHead } from "../store/heads/a-head.ts";

const card = {
  ...aHead().card,
  pairs: 24,
  heldOutAccuracy: 0.9,
  heldOutInterval: [0.8, 0.95] as const,
  lengthBaseline: 0.5,
};
const known = { ...card, unseen: { scoredShare: 0.98, needed: 60 } };

describe("what a model does with a person's own texts", () => {
  it("is the share of the responses in open files that have a score, with what the rest takes", () => {
    const open = { responses: 10, scored: 5 };
    expect(openFilesFact(known, open)).toMatchObject([
      { value: "50.0%", note: "5 of 10 responses; about 40 more choices for the rest" },
    ]);
    expect(openFilesFact(card, { responses: 1, scored: 1 })).toMatchObject([
      { value: "100%", note: "1 of 1 response" },
    ]);
    expect(openFilesFact(card, open), "more choices of the same kind would not help").toMatchObject([
      { note: "5 of 10 responses" },
    ]);
    expect(openFilesFact(card, { responses: 0, scored: 0 })).toEqual([]);
    expect(openShare({ responses: 0, scored: 0 })).toBeUndefined();
  });

  it("decides what to do next before the share that the training measured", () => {
    expect(nextStep(known, undefined, 0).sentence).toMatch(/^Use it/);
    expect(nextStep(known, undefined, 0, 0.4)).toEqual({
      action: "compare",
      sentence: expect.stringMatching(/unsure about most responses in your open files\. Make about 40 more choices\.$/),
    });
  });

  it("says of a model that does not know a taste that it does not", () => {
    expect(tasteText("general", 7, 24)).toBe(
      "The general model agrees with 7 of your 24 choices: it does not know this taste.",
    );
    expect(tasteText("general", 20, 24)).toBe("The general model agrees with 20 of your 24 choices.");
  });
});
