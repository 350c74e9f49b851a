import { lineY, ruleY, text } from "@observablehq/plot";
import type { Cell, Chart } from "../../../src/report/chart.ts";
import { frame, halo, heightFor } from "../../../src/report/charts/frame.ts";
import { three } from "../words.ts";

/** Mean loss of the chosen pairs after each step. */
export const descentChart: Chart<readonly number[]> = {
  id: "descent",
  title: "Loss by step of gradient descent",
  note: "From W = 0, where every Δ is 0. All chosen pairs together, without a prior and without held-out pairs. The product adds both, and a faster descent (L-BFGS).",
  columns: ["Step", "Mean loss, nats"],
  summary: (losses) =>
    `The loss went from ${three(losses[0])}, which is chance, to ${three(losses.at(-1)!)} nats per choice in ${losses.length - 1} steps.`,
  rows: (losses) => losses.map((loss, step): Cell[] => [step, Number(loss.toPrecision(4))]),
  draw(losses, look) {
    const steps = losses.map((loss, step) => ({ loss, step }));
    return frame(look, {
      height: heightFor(look, 0.45),
      x: { label: "step →", ticks: 5 },
      y: { label: "↑ mean loss, nats", zero: true, nice: true },
      marks: [
        ruleY([Math.LN2], { stroke: look.quiet, strokeDasharray: "2 3" }),
        lineY(steps, { x: "step", y: "loss", stroke: look.first, strokeWidth: 2.5 }),
        text([Math.LN2], {
          ...{ y: (d: number) => d, frameAnchor: "right", dy: -9, fill: look.quiet },
          text: () => "chance",
          ...halo(look),
        }),
      ],
    });
  },
};
