import { dot, lineY, text } from "@observablehq/plot";
import type { Cell, Chart } from "../../../src/report/chart.ts";
import { frame, halo, heightFor } from "../../../src/report/charts/frame.ts";
import type { LessonFigures } from "../../../src/protocol/lesson-figures.ts";
import { one } from "../words.ts";

type Best = LessonFigures["optimisation"]["best"][number];

/** How long the best of N is, for each N. */
export const wordsChart: Chart<readonly Best[]> = {
  id: "best-of-n",
  title: "Words of the answer that is kept",
  note: "The exact mean over all ways to draw N of the six answers and to keep the one with the highest reward. N = 1: no reward model.",
  columns: ["N", "Expected words"],
  summary: (best) =>
    `Without choosing an answer has ${one(best[0].words)} words; the best of ${best.length} has ${one(best.at(-1)!.words)}.`,
  rows: (best) => best.map(({ n, words }): Cell[] => [n, Number(words.toFixed(2))]),
  draw(best, look) {
    return frame(look, {
      height: heightFor(look, 0.4),
      x: { label: "N, answers drawn →", ticks: best.length, tickFormat: String, inset: 12 },
      y: { label: "↑ words", zero: true, nice: true },
      marks: [
        lineY([...best], { x: "n", y: "words", stroke: look.first, strokeWidth: 2 }),
        dot([...best], { x: "n", y: "words", r: 4.5, fill: look.first }),
        text([...best], {
          x: "n",
          y: "words",
          dy: -14,
          text: (d: Best) => one(d.words),
          fill: look.text,
          ...halo(look),
        }),
      ],
    });
  },
};
