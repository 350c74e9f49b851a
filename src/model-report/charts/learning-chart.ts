import { dot, line, link, ruleX, ruleY, text } from "@observablehq/plot";
import type { LearningPoint } from "../../core/model/training-report.ts";
import type { Estimate } from "../../core/types.ts";
import type { Cell, Chart } from "../chart.ts";
import { MORE_CHOICES } from "../figures.ts";
import { count, within } from "../words.ts";
import { frame, halo, heightFor } from "./frame.ts";

export interface LearningData {
  readonly points: readonly LearningPoint[];
  readonly projection?: Estimate | undefined;
}

interface Row {
  readonly choices: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Held-out accuracy against the number of choices. */
export const learningChart: Chart<LearningData> = {
  id: "learning",
  title: "What more choices bring",
  note: "Held-out accuracy of heads trained on a part of your choices, with 90 % intervals. The dashed end is the trend, 50 choices further: a guess, not a measurement.",
  columns: ["Choices", "Held-out accuracy", "Interval from", "to", "Kind"],
  summary({ points, projection }) {
    const { choices, accuracy: last } = points[points.length - 1];
    const now = `With ${count(choices)} choices a head foretells ${within(last.value, last.low, last.high)} of the others.`;
    if (projection === undefined) return `${now} There are too few points for a trend.`;
    const { value, low, high } = projection;
    return `${now} If the trend goes on, ${MORE_CHOICES} more would bring ${within(value, low, high)}.`;
  },
  rows(data) {
    const share = (value: number) => Number(value.toFixed(4));
    return [...measured(data), ...projected(data)].map(({ choices, value, low, high }, i): Cell[] => [
      ...[choices, share(value), share(low), share(high)],
      i < data.points.length ? "measured" : "if the trend goes on",
    ]);
  },
  draw(data, look) {
    const rows = measured(data);
    const next = projected(data);
    const last = rows[rows.length - 1];
    const at = { x: "choices", y: "value" } as const;
    const bar = { x: "choices", y1: "low", y2: "high", strokeWidth: 1.5 } as const;
    return frame(look, {
      height: heightFor(look),
      marginRight: 40,
      x: { label: "choices →", type: "sqrt", ticks: 6, nice: true },
      y: {
        label: "↑ right on held-out choices",
        tickFormat: "%",
        domain: [Math.min(0.4, ...rows.map(({ low }) => low)), 1],
      },
      marks: [
        ruleY([0.5], { stroke: look.quiet, strokeDasharray: "2 3" }),
        text([0.5], {
          y: (d) => d,
          text: () => "a coin",
          frameAnchor: "right",
          dx: 36,
          fill: look.quiet,
          ...halo(look),
        }),
        ruleX(rows, { ...bar, stroke: look.first }),
        line(rows, { ...at, stroke: look.first, strokeWidth: 2 }),
        dot(rows, { ...at, fill: look.first, r: 4 }),
        ruleX(next, { ...bar, stroke: look.second, strokeDasharray: "3 3" }),
        link(next, {
          x1: last.choices,
          y1: last.value,
          x2: "choices",
          y2: "value",
          stroke: look.second,
          strokeDasharray: "5 3",
        }),
        dot(next, { ...at, stroke: look.second, fill: look.background, r: 4.5, symbol: "diamond2" }),
      ],
    });
  },
};

const measured = ({ points }: LearningData): Row[] => points.map(({ choices, accuracy }) => ({ choices, ...accuracy }));

function projected({ points, projection }: LearningData): Row[] {
  return projection ? [{ choices: points[points.length - 1].choices + MORE_CHOICES, ...projection }] : [];
}
