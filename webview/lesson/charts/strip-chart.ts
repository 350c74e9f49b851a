import { rect } from "@observablehq/plot";
import type { Cell, Chart } from "../../../src/report/chart.ts";
import { frame } from "../../../src/report/charts/frame.ts";
import { two } from "../words.ts";

/** φ cut into its blocks. */
export interface Strip {
  readonly values: Float32Array;
  readonly blocks: readonly { readonly name: string; readonly length: number }[];
}

/** Cells of a line of the picture. */
const COLUMNS = 64;
/** Pixels of a line. */
const LINE = 13;

/** φ as a picture: a cell a number, line by line. */
export const stripChart: Chart<Strip> = {
  id: "embedding",
  title: "E(Ω⊕Ω̂), number by number",
  note: "Cells as above: full ones are far from the average text. The last lines are the surface features and the cosine.",
  columns: ["Number", "Block", "Value"],
  summary({ values, blocks }) {
    const far = values.filter((value) => Math.abs(value) > 2).length;
    return `${values.length} numbers: ${blocks.map(({ name, length }) => `${length} of ${name}`).join(", ")}. ${far} of them are larger than 2: far from the average text.`;
  },
  rows: ({ values, blocks }) => {
    const names = blocks.flatMap(({ name, length }) => Array.from({ length }, () => name));
    return Array.from(values, (value, i): Cell[] => [i, names[i], Number(two(value))]);
  },
  draw({ values }, look) {
    const cells = Array.from(values, (value, i) => ({
      ...{ value, x: i % COLUMNS, y: Math.floor(i / COLUMNS) },
      strength: Math.min(1, Math.abs(value) / 3),
    }));
    const lines = Math.ceil(values.length / COLUMNS);
    return frame(look, {
      ...{ height: lines * LINE + 16, marginLeft: 4, marginRight: 4, marginTop: 8, marginBottom: 8 },
      x: { axis: null, domain: [0, COLUMNS] },
      y: { axis: null, domain: [0, lines], reverse: true },
      opacity: { type: "identity" },
      marks: [
        rect(cells, {
          ...{ x1: "x", x2: (d: { x: number }) => d.x + 1, y1: "y", y2: (d: { y: number }) => d.y + 1, inset: 0.5 },
          fill: ({ value }: { value: number }) => (value > 0 ? look.first : look.second),
          fillOpacity: "strength",
        }),
      ],
    });
  },
};
