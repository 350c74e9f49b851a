import { parseHTML } from "linkedom";
import markdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { OUTPUTS } from "../../../../src/verify/outputs/registry.ts";
import { soundnessCases } from "../../../../src/verify/soundness/cases.ts";
import { verifyPlanted } from "../../../support/soundness.ts";
import { hostileSoundness } from "../../../support/verify.ts";

describe("the report of a check of a model", () => {
  it("has its figures and what the search found in Markdown, every text as text", () => {
    const written = OUTPUTS["markdown"](hostileSoundness());
    const html = markdownIt({ html: true, linkify: true }).render(written);
    const { document } = parseHTML(`<html><body>${html}</body></html>`);
    const titles = [...document.querySelectorAll("h4")].map(({ textContent }) => textContent);
    expect(titles).toEqual([
      ...["Changes that must not matter", "Changes that must not pay", "What the search found in 1,500 texts"],
      "+1.50 in reward by one typo",
    ]);
    expect(document.querySelectorAll("script, a, img, em, h1, h2")).toHaveLength(0);
    expect(written).toMatch(/^<!-- rewardlens verify-model -->\n/);
    for (const row of document.querySelectorAll("tbody tr"))
      expect(row.children.length).toBe(row.closest("table")!.querySelectorAll("th").length);
  });

  it("has a row for each change in the terminal, in columns, and the sentences before them", async () => {
    const found = await verifyPlanted({ steps: 1, exclamations: 2 });
    const report = { version: "1.0.0", cases: soundnessCases(found, "planted"), soundness: found };
    const written = OUTPUTS["text"](report);
    expect(written).toMatch(/^failed {2}planted:1 {2}Does not pay: bold and exclamation marks$/m);
    expect(written).toMatch(/^Model planted on planted pairs: 40 pairs about 40 queries, [\d,]+ texts scored\.$/m);
    expect(written).toMatch(/^Blind spots\. .*bold and exclamation marks \(100%\)/m);
    expect(written).toMatch(/^ {2}one typo +80 +0% \(0% to \d\.\d%\) +0\.\d\d /m);
    expect(written).toMatch(/^ {2}bold and exclamation marks +80 +100% \(/m);
    expect(OUTPUTS["markdown"](report)).toMatch(/^\| failed \| .*bold and exclamation marks/m);
    expect(OUTPUTS["markdown"](report), "a model has no lines").not.toContain("planted:1");
    expect(written).toContain("No response has anything to change: Markdown removed, ");
  });
});
