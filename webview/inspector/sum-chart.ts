import { barX, ruleX, text } from "@observablehq/plot";
import type { Explanation } from "../../src/core/explain/explanation.ts";
import type { Cell, Chart } from "../../src/report/chart.ts";
import { frame, halo } from "../../src/report/charts/frame.ts";
import { signed } from "../../src/report/format.ts";

export interface SumData extends Pick<Explanation, "reward" | "blocks" | "surface"> {
  readonly name: string;
}

interface Bar {
  readonly name: string;
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/** Surface features with a bar of their own. */
const MOST_BARS = 6;

/** The parts one after the other; the last one ends at R. */
function barsOf({ reward, blocks, surface }: SumData): Bar[] {
  const [states, , cosine] = blocks;
  const own = surface.slice(0, MOST_BARS);
  const rest = surface.slice(MOST_BARS).reduce((sum, { part }) => sum + part, 0);
  let at = 0;
  const steps = [states, ...own, { name: `${surface.length - own.length} other features`, part: rest }, cosine];
  const bars = steps.map(({ name, part }): Bar => ({ name, part, from: at, to: (at += part) }));
  return [...bars, { name: "R", part: reward, from: 0, to: reward }];
}

/** From 0, the average response, part by part to R. */
export const sumChart: Chart<SumData> = {
  id: "sum",
  title: "The sum to R",
  note: "Each bar begins where the one before it ends. 0 is the average training response; surface features are those with the largest parts.",
  columns: ["Part", "Adds to R"],
  summary({ name, reward, blocks }) {
    const parts = blocks.map((block) => `${block.name} ${signed(block.part, 3)}`).join(", ");
    return `${name}: ${parts}; together R = ${signed(reward, 3)}.`;
  },
  rows({ blocks: [states, , cosine], surface, reward }) {
    const row = ({ name, part }: { name: string; part: number }): Cell[] => [name, part];
    return [row(states), ...surface.map(row), row(cosine), ["R", reward]];
  },
  draw(data, look) {
    const bars = barsOf(data);
    const fill = ({ name, part }: Bar) => (name === "R" ? look.third : part > 0 ? look.first : look.second);
    const ends = bars.flatMap(({ from, to }) => [from, to]);
    const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
    const room = 0.16 * (high - low || 1);
    return frame(look, {
      height: 26 * bars.length + 60,
      marginLeft: Math.min(150, look.width * 0.34),
      x: { label: "R, logits →", domain: [low - room, high + room] },
      y: { label: null, domain: bars.map(({ name }) => name), tickSize: 0 },
      marks: [
        ruleX([0], { stroke: look.quiet }),
        barX(bars, { y: "name", x1: "from", x2: "to", fill, fillOpacity: 0.85, insetTop: 3, insetBottom: 3 }),
        text(bars, {
          ...halo(look),
          y: "name",
          x: ({ from, to }: Bar) => Math.max(from, to),
          text: ({ part }: Bar) => signed(part),
          textAnchor: "start",
          dx: 5,
          fill: look.text,
        }),
      ],
    });
  },
};
