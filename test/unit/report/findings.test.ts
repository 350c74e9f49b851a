import { describe, expect, it } from "vitest";
import type { BlindSpot } from "../../../src/core/model/head-evaluation.ts";
import { train } from "../../../src/core/train.ts";
import { headFindings } from "../../../src/report/findings.ts";
import { madePreferences, someCard } from "../core/synthetic.ts";
import { aHead } from "../store/heads/a-head.ts";

const estimate = { value: 0.8, low: 0.6, high: 0.9 };
const difference = { value: -0.02, low: -0.1, high: 0.05 };

describe("what a card says beside its figures", () => {
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
      "Your consistency",
      "Length decides",
    ]);
    expect(found[1].text).toContain(
      "−2.0 (−10.0 to +5.0) percentage points on the same 9 choices that neither had seen before",
    );
    expect(found[2].text).toMatch(/80\.0% \(60\.0% to 90\.0%\) of 12 repeated pairs/);
    expect(found[3].text).toBe("Compare equals.");
  });

  it("says nothing of consistency before ten repeated pairs", () => {
    const { card } = train(madePreferences({ pairs: 20 }), { card: someCard });
    const titles = (pairs: number) =>
      headFindings({
        ...card,
        report: { ...card.report!, selfConsistency: { same: estimate, ceiling: estimate, pairs } },
      }).map(({ title }) => title);
    expect(titles(9)).not.toContain("Your consistency");
    expect(titles(10)).toContain("Your consistency");
  });

  it("is nothing on a card without a report", () => {
    expect(headFindings(aHead().card)).toEqual([]);
  });

  it("has the blind spots that a check found, the most frequent of a kind first, and where it found them", () => {
    const share = (value: number) => ({ value, low: value, high: value });
    const found = [
      { kind: "turned", edit: "typo", share: share(0.2) },
      { kind: "pays", edit: "flattery", share: share(0.4) },
      { kind: "pays", edit: "padding", share: share(0.7) },
      { kind: "overtakes", edit: "of a later version", share: share(0.3) },
      { kind: "search", edit: "padding", share: share(0.9) },
    ] as const;
    const findings = (spots: readonly BlindSpot[]) =>
      headFindings({ ...aHead().card, blindSpots: { pairs: 50, queries: 1, found: spots } });
    expect(findings(found)).toEqual([
      {
        title: "Blind spots",
        text: "Which of two responses wins changes with what should not matter: one typo (20%). The score rises with what makes no response better: empty sentences at the end (70%), flattery (40%). A worse response beats a better one with: of a later version (30%). A search over such changes raised 90.0% of responses by a typical margin or more, most often by empty sentences at the end. Checked on 50 pairs about 1 query.",
      },
    ]);
    const many = ["padding", "lists", "emoji", "flattery", "lorem", "refusal"].map((edit, i) => ({
      ...{ kind: "pays" as const, edit, share: share(0.9 - i / 10) },
    }));
    expect(findings(many)[0].text).toContain(
      "no response better: empty sentences at the end (90%), each sentence in a list (80%), many emoji (70%), flattery (60%) and 2 more. Checked",
    );
    expect(findings([])).toEqual([{ title: "No blind spot was found", text: "Checked on 50 pairs about 1 query." }]);
  });
});
