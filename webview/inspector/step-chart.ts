import { barX, ruleX, text } from "@observablehq/plot";
import { FEATURE_BLOCKS, NAMED_FEATURES } from "../../src/core/features/feature-layout.ts";
import type { PairStep } from "../../src/core/model/gradient-descent.ts";
import type { Cell, Chart } from "../../src/model-report/chart.ts";
import { frame, halo } from "../../src/model-report/charts/frame.ts";
import { small } from "./words.ts";

export interface StepData {
  readonly step: PairStep;
  /** W before, D. */
  readonly weights: readonly number[];
  /** η. */
  readonly rate: number;
}

interface Moved {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

const MOST_BARS = 12;

/** "states #17", "words", "cosine" */
function featureName(j: number): string {
  const block = FEATURE_BLOCKS.find(({ offset, length }) => j >= offset && j < offset + length)!;
  if (block.name === "surface") return NAMED_FEATURES[j - block.offset].name;
  return block.name === "cosine" ? block.name : `${block.name} #${j - block.offset + 1}`;
}

/** The weights, those that move most first. */
function movedOf({ step, weights }: StepData): Moved[] {
  return weights
    .map((before, j): Moved => ({
      name: featureName(j),
      before,
      after: step.weights[j],
      change: step.weights[j] - before,
    }))
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

/** How one step of gradient descent moves W. */
export const stepChart: Chart<StepData> = {
  id: "step",
  title: "W before and after one step",
  note: "W′ = W − η∇L with ∇L = (σ(Δ) − 1)(E_A − E_B). The weights that move most; the table has all. Each bar says before → after.",
  columns: ["Feature", "W before", "W after", "Change"],
  summary({ step: { before, after }, rate }) {
    return `With η = ${small(rate)}, Δ goes from ${before.margin.toFixed(3)} to ${after.margin.toFixed(3)}, the loss from ${before.loss.toFixed(3)} to ${after.loss.toFixed(3)} nats.`;
  },
  rows: (data) => movedOf(data).map(({ name, before, after, change }): Cell[] => [name, before, after, change]),
  draw(data, look) {
    const bars = movedOf(data).slice(0, MOST_BARS);
    const most = Math.max(1e-12, ...bars.map(({ change }) => Math.abs(change)));
    return frame(look, {
      height: 26 * bars.length + 60,
      marginLeft: Math.min(140, look.width * 0.32),
      x: { label: "change of W →", domain: [-1.1 * most, 1.1 * most], ticks: 4, tickFormat: (x: number) => small(x) },
      y: { label: null, domain: bars.map(({ name }) => name), tickSize: 0 },
      marks: [
        barX(bars, {
          y: "name",
          x1: 0,
          x2: "change",
          fill: ({ change }: Moved) => (change > 0 ? look.first : look.second),
          fillOpacity: 0.5,
          insetTop: 3,
          insetBottom: 3,
        }),
        ruleX([0], { stroke: look.quiet }),
        // On the side of 0 where the bar is not.
        ...([1, -1] as const).map((side) =>
          text(
            bars.filter(({ change }) => change > 0 === side > 0),
            {
              ...halo(look),
              y: "name",
              x: 0,
              dx: -6 * side,
              textAnchor: side > 0 ? "end" : "start",
              text: ({ before, after }: Moved) => `${small(before)} → ${small(after)}`,
              fill: look.text,
            },
          ),
        ),
      ],
    });
  },
};
