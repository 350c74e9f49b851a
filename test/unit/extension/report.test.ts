import MarkdownIt from "markdown-it";
import { describe, expect, it, vi } from "vitest";
import type { HeadEvaluation } from "../../../src/core/model/head-evaluation.ts";
import { aHead } from "../store/heads/a-head.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { reportMarkdown } = await import("../../../src/extension/report/report-markdown.ts");

const { card } = aHead();

describe("reportMarkdown", () => {
  it("has every figure of the card, with its interval and its baseline", () => {
    const page = reportMarkdown(card, { seconds: 1.26, skipped: 2 });
    for (const row of [
      "| Choices | 12; about 6 queries |",
      "| Accuracy on unseen choices | 75.0% (50.0% to 90.0%) |",
      "| Length alone | 50.0%; accuracy on the same choices |",
      "| Loss per unseen choice | 0.600; chance: 0.693 |",
      "| Calibration error | 10.0%; how much confidence and accuracy differ |",
      "| Ridge λ | 30 for the encoder's states, 1 for surface features |",
      "| From other people | on\\-topic × −0.50; the rest is from your choices |",
      "| Duration | 1.3 s |",
      "| Skipped in the preference log | 2 lines, which stay in the file |",
    ]) {
      expect(page).toContain(row);
    }
  });

  const within = (value: number) => ({ value, low: value - 0.05, high: value + 0.05 });
  const against = { pairs: 12, queries: 6, difference: within(0.1), p: 0.03, verdict: "better" as const };
  const report: HeadEvaluation = {
    accuracy: within(0.75),
    lengthBaseline: within(0.5),
    loss: within(0.6),
    ece: within(0.1),
    reliability: [{ pairs: 12, confidence: 0.8, right: within(0.75) }],
    againstLength: against,
    againstPrevious: { ...against, verdict: "worse", name: "<b>old</b>" },
    selfConsistency: { pairs: 12, same: within(0.8), ceiling: within(0.9) },
    warnings: [{ code: "length", cause: "<b>Length</b> decides.", cure: "Compare." }],
  };

  it("shows a report: intervals, comparisons, the ceiling, warnings, reliability", () => {
    const page = reportMarkdown({ ...card, report });
    for (const line of [
      "| Length alone | 50.0% (45.0% to 55.0%); accuracy on the same choices |",
      "| Against length alone | likely better, +10.0 points (+5.0 to +15.0); p = 0.030, 12 choices |",
      "| Loss per unseen choice | 0.600 (0.550 to 0.650); chance: 0.693 |",
      "| Your consistency | 80.0% (75.0% to 85.0%); 12 repeated pairs |",
      "| Accuracy ceiling | 90.0% (85.0% to 95.0%); no model can do better, since you answer this consistently |",
      "| 80.0% | 75.0% (70.0% to 80.0%) | 12 choices |",
      "- It is better than length alone.",
    ])
      expect(page).toContain(line);
    expect(page).toMatch(/- It is likely worse than .*old/);
    const html = new MarkdownIt({ html: true }).render(page);
    expect(html).not.toContain("<b>");
    expect(html).toContain("&lt;b&gt;Length&lt;/b&gt; decides.</strong> Compare");
  });

  it("says no word of what is not there", () => {
    const { accuracy, lengthBaseline, loss, ece, reliability } = report;
    const page = reportMarkdown({
      ...card,
      report: { accuracy, lengthBaseline, loss, ece, reliability, warnings: [] },
    });
    expect(page).not.toMatch(/Warnings|consistency|Against |likely worse/);
  });

  it("claims no more than the interval does", () => {
    expect(reportMarkdown(card)).toContain("do not yet show that the model is better than chance");
    const sure = { ...card, heldOutAccuracy: 0.9, heldOutInterval: [0.8, 0.95] as const, lengthBaseline: 0.85 };
    const page = reportMarkdown(sure);
    expect(page).toContain("better than chance");
    expect(page).toContain("Not shown to be better than length alone");
  });

  it("brings no foreign markup to life", () => {
    const foreign = "<img src=x> [a](command:x) | b";
    const priors = [{ name: foreign, alpha: 1 }];
    const page = reportMarkdown({ ...card, description: foreign, encoder: foreign, data: foreign, priors });
    const html = new MarkdownIt({ html: true, linkify: true }).render(page);
    expect(html).not.toMatch(/<(img|a)\b/);
    expect(html.match(/&lt;img src=x&gt;/g)).toHaveLength(4);
  });
});
