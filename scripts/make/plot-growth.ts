/**
 * Draws what grows with the number of choices into docs/images: seconds and memory of a fit, scikit-learn's beside it, and of a
 * whole training with its folds, priors and intervals. Every point is a process of its own.
 *
 *     node scripts/make/plot-growth.ts [most pairs of a whole training, default 10000]
 */
import * as Plot from "@observablehq/plot";
import { compareFits, trainingOf } from "../bench/fit.ts";
import { DIMENSION } from "../../src/core/features/feature-layout.ts";
import { drawPlot } from "../lib/docs/draw-plot.ts";

const PAIRS = [200, 1000, 5000, 20_000, 100_000];
const MOST = Number(process.argv[2] ?? 10_000);
const TRAINED = [50, 200, 1000, 3000, 10_000, 30_000, 100_000].filter((n) => n <= MOST);

interface Point {
  readonly name: string;
  readonly pairs: number;
  readonly seconds?: number;
  readonly megabytes?: number;
}
const points: Point[] = [];
for (const pairs of PAIRS) {
  const { ours, theirs } = await compareFits(pairs);
  points.push({ name: "one fit", pairs, seconds: ours.seconds, megabytes: ours.most });
  points.push({ name: "its rows", pairs, megabytes: (4 * pairs * DIMENSION) / 1e6 });
  if ("seconds" in theirs) points.push({ name: "scikit-learn", pairs, seconds: theirs.seconds });
}
for (const pairs of TRAINED) {
  const { seconds, most } = await trainingOf(pairs);
  points.push({ name: "a training", pairs, seconds, megabytes: most });
  points.push({ name: "its features", pairs, megabytes: (8 * pairs * DIMENSION) / 1e6 });
}
console.table(points);

async function draw(name: string, what: "seconds" | "megabytes", label: string, limits: number[]): Promise<void> {
  const known = points.filter((point) => point[what] !== undefined);
  const at = { x: "pairs", y: what } as const;
  await drawPlot(name, {
    x: { label: `choices, ${DIMENSION} features`, type: "log", tickFormat: "~s" },
    y: { label, type: "log", tickFormat: "~g" },
    marks: [
      Plot.ruleY(limits, { stroke: "#999", strokeDasharray: "4 3" }),
      Plot.line(known, { ...at, stroke: "name" }),
      Plot.dot(known, { ...at, fill: "name" }),
      ...[-5, 5].map((dy) =>
        Plot.text(
          known.filter(({ name }) => name.startsWith("its ") === dy > 0),
          Plot.selectMaxX({ ...at, z: "name", text: "name", textAnchor: "start", dx: 7, dy }),
        ),
      ),
    ],
  });
}
await draw("growth-seconds", "seconds", "seconds", []);
await draw("growth-memory", "megabytes", "most resident memory, MB; dashed: 1 GB", [1000]);
