import type { Cell, Chart } from "../../../src/report/chart.ts";
import { frame } from "../../../src/report/charts/frame.ts";
import { cellMark, cellScales, numberCells } from "./number-cells.ts";
import { two } from "../words.ts";

/** φ cut into its blocks. */
export interface Strip {
  readonly values: Float32Array;
  readonly blocks: readonly { readonly name: string; readonly length: number }[];
}

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
    const { scales, height } = cellScales(values.length);
    return frame(look, {
      ...{ height: height + 16, marginLeft: 4, marginRight: 4, marginTop: 8, marginBottom: 8, ...scales },
      marks: [cellMark(numberCells(values), look)],
    });
  },
};
