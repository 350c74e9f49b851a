import MarkdownIt from "markdown-it";
import { describe, expect, it, vi } from "vitest";
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
