import { dot, ruleX, ruleY, text } from "@observablehq/plot";
import type { Cell, Chart } from "../../../src/report/chart.ts";
import { frame, halo } from "../../../src/report/charts/frame.ts";
import type { ScoredText } from "../../../src/protocol/lesson-figures.ts";
import { three, two } from "../words.ts";
import { shorten } from "../../../src/report/format.ts";

export interface ScoreRow extends ScoredText {
  readonly label: string;
}

/** Pixels a response takes at least, and all of them. */
const ROW = 46;
const LEAST = 160;
/** Characters of a response in the sentence. */
const SUMMARY = 48;
/** A character of the labels is about so wide, in pixels. */
const CHARACTER = 7;

/** Scores with their 90% intervals, one line a response. */
export function scoreChart(id: string, title: string, note: string): Chart<readonly ScoreRow[]> {
  return {
    ...{ id, title, note },
    columns: ["Response", "Reward R", "Score σ(R)", "90% from", "to"],
    summary: (rows) =>
      rows
        .map(
          ({ label, score, interval: [low, high] }) =>
            `${shorten(label, SUMMARY).replace(/[.:]$/, "")}: ${two(score)} (${two(low)} to ${two(high)})`,
        )
        .join("; ") + ".",
    rows: (rows) =>
      rows.map(({ label, reward, score, interval: [low, high] }): Cell[] => [
        label,
        three(reward),
        three(score),
        three(low),
        three(high),
      ]),
    draw(rows, look) {
      const at = rows.map((row, y) => ({ ...row, y, low: row.interval[0], high: row.interval[1] }));
      const most = Math.floor((look.width - 40) / CHARACTER);
      return frame(look, {
        height: Math.max(LEAST, rows.length * ROW) + 62,
        marginLeft: 18,
        x: { label: "score σ(R) →", domain: [0, 1], ticks: 5 },
        y: { axis: null, domain: [-0.6, rows.length - 0.4], reverse: true },
        marks: [
          ruleX([0.5], { stroke: look.quiet, strokeDasharray: "2 3" }),
          ruleY(at, { y: "y", x1: "low", x2: "high", stroke: look.first, strokeWidth: 2.5 }),
          dot(at, { x: "score", y: "y", r: 5.5, fill: look.first, stroke: look.background }),
          text(at, {
            ...{ x: 0, y: "y", dy: -15, textAnchor: "start", fill: look.text },
            text: ({ label, score }: ScoreRow) => `${shorten(label, most - 6)}  ${two(score)}`,
            ...halo(look),
          }),
        ],
      });
    },
  };
}
