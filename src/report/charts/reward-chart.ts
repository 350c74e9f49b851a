import { rectY, ruleX, ruleY, text } from "@observablehq/plot";
import type { Cell, Chart } from "../chart.ts";
import type { RewardBin } from "../figures.ts";
import { frame, halo, heightFor } from "./frame.ts";
import { count } from "../format.ts";

const total = (bins: readonly RewardBin[], which: number) => bins.reduce((sum, { counts }) => sum + counts[which], 0);

/** Rewards of the responses that were preferred, above, and of the others, below the line. */
export const rewardChart: Chart<readonly RewardBin[]> = {
  id: "rewards",
  title: "Rewards of the responses that you preferred, and of the others",
  note: "Reward by the new model of every response in a choice that was not a tie; 0 is the average response. The model has seen these choices.",
  columns: ["Reward from", "to", "Preferred", "Others"],
  summary(bins) {
    const above = bins.filter(({ from }) => from >= 0);
    const [n, preferred, other] = [total(bins, 0), total(above, 0), total(above, 1)];
    return `Of ${count(n)} preferred responses ${count(preferred)} have a reward above 0, of as many others ${count(other)}.`;
  },
  rows: (bins) => bins.map(({ from, to, counts }): Cell[] => [from, to, counts[0], counts[1]]),
  draw(bins, look) {
    const bar = { x1: "from", x2: "to", insetLeft: 0.5, insetRight: 0.5 } as const;
    const label = (y: "top" | "bottom") =>
      ({ frameAnchor: `${y}-left`, dx: 4, textAnchor: "start", fontWeight: 600, ...halo(look) }) as const;
    return frame(look, {
      height: heightFor(look),
      x: { label: "reward →" },
      y: { label: "responses", tickFormat: (n: number) => (Number.isInteger(n) ? count(Math.abs(n)) : ""), nice: true },
      marks: [
        rectY(bins, { ...bar, y: (d: RewardBin) => d.counts[0], fill: look.first, fillOpacity: 0.8 }),
        rectY(bins, { ...bar, y: (d: RewardBin) => -d.counts[1], fill: look.second, fillOpacity: 0.8 }),
        ruleY([0], { stroke: look.text }),
        ruleX([0], { stroke: look.quiet, strokeDasharray: "2 3" }),
        text(["preferred"], { ...label("top"), text: (d) => d, fill: look.first }),
        text(["others"], { ...label("bottom"), text: (d) => d, fill: look.second }),
      ],
    });
  },
};
