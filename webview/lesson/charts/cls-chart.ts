import { text } from "@observablehq/plot";
import { cosine } from "../../../src/core/math/vectors.ts";
import type { Cell, Chart } from "../../../src/report/chart.ts";
import { frame, halo } from "../../../src/report/charts/frame.ts";
import { cellMark, cellScales, numberCells } from "./number-cells.ts";
import { two } from "../words.ts";

export interface ClsData {
  /** The state of [CLS]. */
  readonly cls: Float32Array;
  /** The mean state of the response's tokens. */
  readonly mean: Float32Array;
}

const STRIPS = ["[CLS]", "mean of A's tokens"] as const;
/** [CLS] as a picture, a cell a number, above the mean that a reward reads in its place. */
export const clsChart: Chart<ClsData> = {
  id: "cls",
  title: "[CLS] above the mean of A's tokens",
  note: "The numbers of one pass over [CLS] Ω [SEP] A [SEP], line by line. Full cells are far from the average; the colours are above and below.",
  columns: ["Number", "[CLS]", "Mean of A's tokens"],
  summary: ({ cls, mean }) =>
    `Two vectors of ${cls.length} numbers from one pass, and not the same: their cosine is ${two(cosine(cls, mean))}, where 1 is the same direction and 0 nothing in common.`,
  rows: ({ cls, mean }) => Array.from(cls, (value, i): Cell[] => [i, Number(two(value)), Number(two(mean[i]))]),
  draw({ cls, mean }, look) {
    const cells = [cls, mean].flatMap((values, i) =>
      numberCells(values).map((cell) => ({ ...cell, strip: STRIPS[i] })),
    );
    const { scales, height } = cellScales(cls.length);
    return frame(look, {
      ...{ height: STRIPS.length * (height + 30) + 8, marginLeft: 4, marginRight: 4, marginTop: 26, marginBottom: 4 },
      fy: { domain: STRIPS, axis: null, paddingInner: 0.3 },
      ...scales,
      marks: [
        cellMark(cells, look, { fy: "strip" }),
        text(STRIPS, {
          ...({ fy: (d: string) => d, text: (d: string) => d, frameAnchor: "top-left", textAnchor: "start" } as const),
          ...{ dy: -14, fill: look.text, ...halo(look) },
        }),
      ],
    });
  },
};
