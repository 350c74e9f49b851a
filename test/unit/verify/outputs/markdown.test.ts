import { parseHTML } from "linkedom";
import markdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../../src/verify/outputs/markdown.ts";
import { HOSTILE, hostileReport } from "../../../support/verify.ts";

describe("Markdown", () => {
  const html = markdownIt({ html: true, linkify: true }).render(markdown(hostileReport()));
  const { document } = parseHTML(`<html><body>${html}</body></html>`);

  it("begins with the mark by which the Action finds its comment, then the sentence", () => {
    const [mark, heading, , sentence] = markdown(hostileReport()).split("\n");
    expect(mark).toBe("<!-- rewardlens verify -->");
    expect(heading).toBe("### Reward Lens");
    expect(sentence).toMatch(/^\*\*Responses against main, .*: better \(61%, 54 to 68, 300 queries\)\./);
  });

  it("has a row for each case that did not pass, and for each loss", () => {
    const rows = [...document.querySelectorAll("table")].map((table) => table.querySelectorAll("tbody tr").length);
    expect(rows).toEqual([3, 1, 1]);
    for (const row of document.querySelectorAll("tbody tr"))
      expect(row.children.length).toBe(row.closest("table")!.querySelectorAll("th").length);
  });

  it("shows texts as they are: no element, link, image or mention of theirs", () => {
    expect(document.querySelectorAll("script, a, img, em, h1, h2")).toHaveLength(0);
    const outside = document.body.cloneNode(true) as HTMLElement;
    outside.querySelectorAll("code").forEach((code) => code.remove());
    expect(outside.textContent).not.toMatch(/@\w/);
    expect(
      [...document.querySelectorAll("code")].some((code) => code.textContent!.includes("<script>alert(1)</script>")),
    ).toBe(true);
  });

  it("stays below GitHub's limit of a comment with 10,000 cases", () => {
    const [, failed] = hostileReport().cases;
    const cases = Array.from({ length: 10_000 }, () => ({ ...failed, name: "x".repeat(300), reason: "y".repeat(300) }));
    expect(markdown({ version: "1.0.0", cases }).length).toBeLessThan(65_536);
  });

  it("stays below it with long names, reasons, details and losses too, and says how many rows are left out", () => {
    const report = hostileReport();
    const long = `${HOSTILE} `.repeat(200);
    const [, failed] = report.cases;
    const cases = Array.from({ length: 60 }, () => ({
      ...{ ...failed, name: long, reason: long, file: long },
      details: Array.from({ length: 100 }, () => long),
    }));
    const losses = Array.from({ length: 60 }, () => ({ query: long, probability: 0.2, before: long, after: long }));
    const [comparison] = report.baseline!.comparisons;
    const models = [
      { ...report.baseline!.models[0], changed: cases.map((result) => ({ result, before: "passed" as const })) },
    ];
    const whole = markdown({
      ...report,
      ...{ cases, baseline: { ...report.baseline!, comparisons: [{ ...comparison, losses }], models } },
    });
    expect(whole.length).toBeLessThan(65_536);
    expect(whole).toContain("90 more are in the log.");
    expect(whole.match(/^\d+ more are in the log\.$/gm)).toHaveLength(3);
  });
});
