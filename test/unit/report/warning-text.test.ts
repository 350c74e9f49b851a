import { describe, expect, it } from "vitest";
import { warningText } from "../../../src/report/warning-text.ts";

const alone = { value: 0.9, low: 0.8, high: 0.95 };

describe("the sentences of a warning", () => {
  it.each([
    [
      { code: "length", preferred: "longer", count: 24, differing: 25, alone } as const,
      /the longer response was preferred in 24 of 25 choices.*90\.0% \(80\.0% to 95\.0%\)/,
      /compare responses of about the same length/,
    ],
    [
      { code: "shortcut", features: ["markup", "exclamations"], share: 0.78, alone } as const,
      /^The model mostly follows bold text and other markup and exclamation marks \(78\.0% of what decides\)\. Surface features alone are right on 90\.0% \(80\.0% to 95\.0%\) of unseen choices\.$/,
      /compare responses .* differ in something else/,
    ],
    [
      { code: "shortcut", features: ["f0"], share: 0.8 } as const,
      /^The model mostly follows f0 \(80\.0% of what decides\)\.$/,
      /compare/,
    ],
    [
      { code: "one-query", largest: 30, pairs: 60, queries: 31, effective: 3.87 } as const,
      /30 of 60 choices.*31 queries count as about 3\.9/,
      /other queries/,
    ],
    [{ code: "few-queries", queries: 3, fewest: 10 } as const, /the choices answer 3/, /7 more queries/],
    [
      { code: "shown-first", preferred: "second", share: alone, shown: 60 } as const,
      /shown second was preferred in 90\.0% \(80\.0% to 95\.0%\) of 60 choices/,
      /call it a tie/,
    ],
    [{ code: "identical-input", same: 1, pairs: 3 } as const, /^In 1 of 3 choices/, /shorter responses/],
    [{ code: "contradictions", pairs: 2 } as const, /2 pairs have opposite choices/, /change the one that is wrong/],
    [{ code: "contradictions", pairs: 1 } as const, /1 pair has opposite choices/, /make it a tie/],
  ])("say the figures and what to do: $code", (warning, cause, cure) => {
    const text = warningText(warning);
    expect(text.cause).toMatch(cause);
    expect(text.cure).toMatch(cure);
  });

  it("are those of the card where an older version wrote them", () => {
    const written = { code: "length", cause: "Length decides.", cure: "Compare equals." } as const;
    expect(warningText(written)).toEqual({ cause: "Length decides.", cure: "Compare equals." });
  });
});
