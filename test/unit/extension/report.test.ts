import MarkdownIt from "markdown-it";
import { describe, expect, it, vi } from "vitest";
import type { HeadEvaluation } from "../../../src/core/model/head-evaluation.ts";
import { aHead } from "../store/a-head.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { reportMarkdown } = await import("../../../src/extension/report/report-markdown.ts");

const { card } = aHead();

describe("reportMarkdown", () => {
  it("holds every figure of the card, with its interval and its baseline", () => {
    const page = reportMarkdown(card, { seconds: 1.26, setAside: 2 });
    for (const row of [
      "| Choices | 12, over 6 queries |",
      "| Right on held-out choices | 75 %, 90 % interval 50 % to 90 % |",
      "| Right by length alone, same folds | 50 % |",
      "| Held-out loss a choice | 0.600 nats (a coin: 0.693) |",
      "| Calibration error (ECE) | 10 % |",
      "| Ridge λ | 30 for the encoder's states, 1 for surface features |",
      "| Prior | on\\-topic, learnt multiple α = -0.50 |",
      "| Duration | 1.3 s |",
      "| Set aside from the preference log | 2 lines, which stay in the file |",
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
    selfConsistency: { pairs: 9, same: within(0.8), ceiling: within(0.9) },
    warnings: [{ code: "length", cause: "<b>Length</b> decides.", cure: "Compare." }],
  };

  it("shows a report: intervals, comparisons, the ceiling, warnings, reliability", () => {
    const page = reportMarkdown({ ...card, report });
    for (const line of [
      "| Right by length alone, same folds | 50 %, 90 % interval 45 % to 55 % |",
      "| Against length alone | likely better: +10.0 points, 90 % interval 5.0 to 15.0, p = 0.030, 12 choices |",
      "| Held-out loss a choice | 0.600 nats, 90 % interval 0.550 to 0.650 (a coin: 0.693) |",
      "| Your answer is the same when asked again | 80 %, 90 % interval 75 % to 85 %, 9 pairs asked twice |",
      "| So no head can be right on more than | 90 %, 90 % interval 85 % to 95 % |",
      "| 80 % | 75 %, 90 % interval 70 % to 80 % | 12 |",
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
    expect(page).not.toMatch(/Warnings|asked again|Against <|likely worse/);
  });

  it("claims no more than the interval does", () => {
    expect(reportMarkdown(card)).toContain("do not yet show that the head is better than a coin");
    const sure = { ...card, heldOutAccuracy: 0.9, heldOutInterval: [0.8, 0.95] as const, lengthBaseline: 0.85 };
    const page = reportMarkdown(sure);
    expect(page).toContain("better than a coin");
    expect(page).toContain("not shown to be better than length alone");
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
