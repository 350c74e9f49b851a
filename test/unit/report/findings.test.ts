import { describe, expect, it } from "vitest";
import { train } from "../../../src/core/train.ts";
import { headFindings } from "../../../src/report/findings.ts";
import { madePreferences, someCard } from "../core/synthetic.ts";
import { aHead } from "../store/a-head.ts";

const estimate = { value: 0.8, low: 0.6, high: 0.9 };
const difference = { value: -0.02, low: -0.1, high: 0.05 };

describe("what a card tells beside its figures", () => {
  it("is length alone, the head before, its owner and its warnings", () => {
    const { card } = train(madePreferences({ pairs: 20 }), { card: someCard });
    const found = headFindings({
      ...card,
      report: {
        ...card.report!,
        againstPrevious: { name: "old", verdict: "unknown", difference, pairs: 9, queries: 9, p: 0.7 },
        selfConsistency: { same: estimate, ceiling: estimate, pairs: 12 },
        warnings: [{ code: "length", cause: "Length decides.", cure: "Compare equals." }],
      },
    });
    expect(found.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Against length alone: (likely better|can't tell|likely worse)$/),
      "Against old: can't tell",
      "Yourself",
      "Length decides",
    ]);
    expect(found[1].text).toContain("−2.0 points (−10.0 to +5.0) on 9 choices that neither had seen");
    expect(found[2].text).toMatch(/80\s% \(60 to 90\) of 12 pairs/);
    expect(found[3].text).toBe("Compare equals.");
  });

  it("is nothing on a card without a report", () => {
    expect(headFindings(aHead().card)).toEqual([]);
  });
});
