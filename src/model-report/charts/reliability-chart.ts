import { dot, link, ruleX, text } from "@observablehq/plot";
import type { BoundedBin } from "../../core/evaluation/calibration.ts";
import type { Cell, Chart } from "../chart.ts";
import { choicesText, percent } from "../words.ts";
import { frame, halo, heightFor } from "./frame.ts";

export interface ReliabilityData {
  readonly bins: readonly BoundedBin[];
  /** Expected calibration error, of the card. */
  readonly ece: number;
}

/** How sure the head was, against how often it was right. */
export const reliabilityChart: Chart<ReliabilityData> = {
  id: "reliability",
  title: "Is it right as often as it is sure?",
  note: "Held-out choices, in bins of the head's confidence. On the line it is right as often as it says; below it, surer than right. The bars are 90 % intervals; a larger dot is more choices.",
  columns: ["Confidence from", "to", "Choices", "Mean confidence", "Right", "Interval from", "to "],
  summary({ bins, ece }) {
    const n = bins.reduce((sum, { pairs }) => sum + pairs, 0);
    return `On ${choicesText(n)} confidence and accuracy differ by ${percent(ece)} on average (expected calibration error).`;
  },
  rows({ bins }) {
    const share = (value: number) => Number(value.toFixed(4));
    return bins.map(({ from, to, pairs, confidence, right }): Cell[] => [
      ...[share(from), share(to), pairs, share(confidence)],
      ...[share(right.value), share(right.low), share(right.high)],
    ]);
  },
  draw({ bins }, look) {
    const at = { x: "confidence", y: (d: BoundedBin) => d.right.value } as const;
    const label = { frameAnchor: "bottom-right", textAnchor: "end", dx: -4, dy: -4 } as const;
    return frame(look, {
      height: heightFor(look),
      x: { label: "confidence →", domain: [0.5, 1], tickFormat: "%" },
      y: { label: "↑ right", domain: [0, 1], tickFormat: "%" },
      r: { range: [0, 11] },
      marks: [
        link([0], { x1: 0.5, y1: 0.5, x2: 1, y2: 1, stroke: look.quiet, strokeDasharray: "4 3" }),
        ruleX(bins, {
          x: "confidence",
          y1: (d: BoundedBin) => d.right.low,
          y2: (d: BoundedBin) => d.right.high,
          stroke: look.first,
          strokeWidth: 1.5,
        }),
        dot(bins, { ...at, r: "pairs", fill: look.first, fillOpacity: 0.75, stroke: look.background }),
        text(["dashed: as sure as right"], { ...label, text: (d) => d, fill: look.quiet, ...halo(look) }),
      ],
    });
  },
};
