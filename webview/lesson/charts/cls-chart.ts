import { rect, text } from "@observablehq/plot";
import { cosine } from "../../../src/core/math/vectors.ts";
import type { Cell, Chart } from "../../../src/model-report/chart.ts";
import { frame, halo } from "../../../src/model-report/charts/frame.ts";
import { two } from "../words.ts";

export interface ClsData {
  /** The state of [CLS]. */
  readonly cls: Float32Array;
  /** The mean state of the response's tokens. */
  readonly mean: Float32Array;
}

const STRIPS = ["[CLS]", "mean of A's tokens"] as const;
/** Cells of a line of the picture, and pixels of a line. */
const COLUMNS = 64;
const LINE = 13;

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
      Array.from(values, (value, j) => ({
        ...{ value, strip: STRIPS[i], x: j % COLUMNS, y: Math.floor(j / COLUMNS) },
        strength: Math.min(1, Math.abs(value) / 3),
      })),
    );
    const lines = Math.ceil(cls.length / COLUMNS);
    return frame(look, {
      ...{ height: STRIPS.length * (lines * LINE + 30) + 8, marginLeft: 4, marginRight: 4 },
      ...{ marginTop: 26, marginBottom: 4 },
      fy: { domain: STRIPS, axis: null, paddingInner: 0.3 },
      x: { axis: null, domain: [0, COLUMNS] },
      y: { axis: null, domain: [0, lines], reverse: true },
      opacity: { type: "identity" },
      marks: [
        rect(cells, {
          ...{ fy: "strip", x1: "x", y1: "y", inset: 0.5 },
          ...{ x2: (d: { x: number }) => d.x + 1, y2: (d: { y: number }) => d.y + 1 },
          fill: ({ value }: { value: number }) => (value > 0 ? look.first : look.second),
          fillOpacity: "strength",
        }),
        text(STRIPS, {
          ...({ fy: (d: string) => d, text: (d: string) => d, frameAnchor: "top-left", textAnchor: "start" } as const),
          ...{ dy: -14, fill: look.text, ...halo(look) },
        }),
      ],
    });
  },
};
