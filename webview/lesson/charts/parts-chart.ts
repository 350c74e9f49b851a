import { barX, ruleX, text } from "@observablehq/plot";
import type { Cell, Chart } from "../../../src/report/chart.ts";
import { frame, halo } from "../../../src/report/charts/frame.ts";
import { shorten, signed } from "../../../src/report/format.ts";

export interface RewardPart {
  readonly name: string;
  readonly part: number;
}

/** Pixels a part takes. */
const ROW = 21;

/** What each token, and what else there is, adds to R. */
export function partsChart(id: string, title: string, note: string): Chart<readonly RewardPart[]> {
  return {
    ...{ id, title, note },
    columns: ["Part", "Adds to R"],
    summary(parts) {
      const sum = parts.reduce((total, { part }) => total + part, 0);
      const order = [...parts].sort((a, b) => b.part - a.part);
      const [highest, lowest] = [order[0], order.at(-1)!];
      return `The parts sum to R = ${signed(sum)}. The highest is “${highest.name}” (${signed(highest.part)}), the lowest “${lowest.name}” (${signed(lowest.part)}).`;
    },
    rows: (parts) => parts.map(({ name, part }): Cell[] => [name, Number(part.toFixed(4))]),
    draw(parts, look) {
      const rows = parts.map((part, y) => ({ ...part, y }));
      return frame(look, {
        height: rows.length * ROW + 66,
        marginLeft: 108,
        x: { label: "adds to R, logits →", inset: 34, ticks: 4 },
        y: {
          label: null,
          tickSize: 0,
          domain: rows.map(({ y }) => y),
          tickFormat: (y: number) => shorten(rows[y].name, 15),
        },
        marks: [
          barX(rows, {
            x: "part",
            y: "y",
            inset: 2,
            fill: ({ part }: RewardPart) => (part > 0 ? look.first : look.second),
          }),
          ruleX([0], { stroke: look.quiet }),
          ...[1, -1].map((side) =>
            text(
              rows.filter(({ part }) => part > 0 === side > 0),
              {
                ...({
                  x: "part",
                  y: "y",
                  dx: 4 * side,
                  textAnchor: side > 0 ? "start" : "end",
                  fill: look.text,
                } as const),
                text: ({ part }: RewardPart) => signed(part),
                ...halo(look),
              },
            ),
          ),
        ],
      });
    },
  };
}
