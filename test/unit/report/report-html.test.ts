import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { train } from "../../../src/core/train.ts";
import { chartCsv } from "../../../src/report/chart.ts";
import { lossChart } from "../../../src/report/charts/loss-chart.ts";
import { marginChart } from "../../../src/report/charts/margin-chart.ts";
import { modelFigures } from "../../../src/report/figures.ts";
import { reportHtml } from "../../../src/report/report-html.ts";
import { madePreferences, someCard } from "../core/synthetic.ts";
import { percent } from "../../../src/report/format.ts";

const evil = `</title><script>alert(1)</script><img src=x onerror="alert(2)">`;
const { card: made, report } = train(madePreferences({ pairs: 40 }), { card: someCard });
const card = { ...made, description: evil, priors: [{ name: evil, alpha: 1 }] };
const figures = modelFigures(card, report!);
const titles = Array.from({ length: 40 }, () => evil);

describe("a report as one page", () => {
  const html = reportHtml({ name: evil, card, builtIn: false, figures, titles });
  const { document } = parseHTML(html);

  it("contains no script, nothing from elsewhere, and every text as text", () => {
    expect(document.querySelectorAll("script, img, link, iframe, object, [onerror], [onload]")).toHaveLength(0);
    expect(document.querySelectorAll("[href], [src]")).toHaveLength(0);
    expect(document.querySelector("title")?.textContent).toContain(evil);
    expect(document.querySelector("h1")?.textContent).toContain(evil);
    expect(document.querySelector("tbody td")?.textContent).toBeTruthy();
    expect([...document.querySelectorAll("td")].some(({ textContent }) => textContent === evil)).toBe(true);
    const policy = document.querySelector("meta[http-equiv]")?.getAttribute("content");
    expect(policy).toMatch(/^default-src 'none'/);
  });

  it("draws every chart, with its words and its table", () => {
    const sections = [...document.querySelectorAll("section")];
    expect(sections.map((s) => s.querySelector("h2")?.textContent)).toEqual([
      "Your choices on the curve of the loss (unseen choices)",
      "Your choices on the curve of the loss (after training)",
      "Confidence and accuracy",
      "Rewards of the responses that you preferred, and of the others",
      "Loss by iteration",
    ]);
    for (const section of sections) {
      expect(section.querySelector("svg")?.getAttribute("aria-label")).toBeTruthy();
      expect(section.querySelectorAll("tbody tr").length).toBeGreaterThan(1);
    }
    expect(document.querySelector(".facts")?.textContent).toContain(percent(card.heldOutAccuracy));
  });

  it("says so where a head has no charts", () => {
    expect(reportHtml({ name: "a", card, builtIn: false })).toContain("kept no report");
  });

  it("advises a first model where the model is built in, and nothing about its own choices", () => {
    const first = "then train your first model.";
    expect(reportHtml({ name: "general", card, builtIn: true })).toContain(first);
    expect(reportHtml({ name: "general", card, builtIn: false })).not.toContain(first);
  });
});

describe("a chart as comma-separated values", () => {
  it("has a row for every row of its table, quoted where need be, and no formula", () => {
    const data = { ...figures.margins[0], titles: ["=HYPERLINK(1)", 'a "b", c'], domain: [-1, 1] } as const;
    const lines = chartCsv(marginChart, data).split("\r\n");
    expect(lines).toHaveLength(40 + 2);
    expect(lines[1]).toMatch(/^'=HYPERLINK\(1\),/);
    expect(lines[2]).toMatch(/^"a ""b"", c",/);
    for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", "\r\n"]) {
      const csv = chartCsv(marginChart, { ...data, titles: [`${start}1+1`, ""] });
      expect(csv, JSON.stringify(start)).toContain(`'${start}1+1`);
    }
    const steps = figures.losses.reduce((sum, { training }) => sum + training.length, 0);
    expect(chartCsv(lossChart, figures.losses).trim().split("\r\n")).toHaveLength(1 + steps);
  });
});
