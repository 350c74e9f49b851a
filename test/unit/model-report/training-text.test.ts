import { expect, it } from "vitest";
import { trainProblemText, trainProgressText } from "../../../src/model-report/training-text.ts";

it.each([
  [{ code: "no-pairs" } as const, /no choices/],
  [{ code: "too-few-pairs", strict: 1, fewest: 4 } as const, /needs 4 choices .* you have 1\. Compare 3 more/],
  [{ code: "one-sided", pairs: 8 } as const, /All 8 choices are ties/],
  [{ code: "too-few-queries", pairs: 8 } as const, /one query/],
  [{ code: "identical-responses" } as const, /look the same to the model/],
  [{ code: "not-finite" } as const, /not finite/],
])("says why a training cannot start: $code", (problem, text) => expect(trainProblemText(problem)).toMatch(text));

it("says what a training is doing", () => {
  const at = { fraction: 0.5, loss: 0.6 };
  expect(trainProgressText({ stage: "fold", done: 3, total: 5, ...at })).toBe("Fold 3 of 5");
  expect(trainProgressText({ stage: "fit", iteration: 7, ...at })).toBe("Fitting, iteration 7");
  expect(trainProgressText({ stage: "learning-curve", done: 1, total: 9, ...at })).toContain("1 of 9");
  expect(trainProgressText({ stage: "uncertainty", ...at })).toContain("uncertainty");
});
