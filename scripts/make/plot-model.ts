/**
 * Draws the plots of docs/model.md into docs/images: the loss, reliability, the learning curve, what intervals contain.
 *
 *     npm run build && node scripts/make/plot-model.ts [folder of the pairs, default where fetch-data.ts puts them] [names of plots, default all]
 *
 * The same pairs give the same pictures.
 */
import * as Plot from "@observablehq/plot";
import { pairLoss } from "../../src/core/model/bradley-terry.ts";
import { reliability } from "../../src/core/evaluation/calibration.ts";
import { crossvalidate } from "../../src/core/evaluation/crossvalidate.ts";
import { learningCurve } from "../../src/core/evaluation/learning-curve.ts";
import { deviations } from "../lib/measure/coverage.ts";
import { drawPlot } from "../lib/docs/draw-plot.ts";
import { realPairs } from "../lib/measure/real-features.ts";
import { dataFolder } from "../lib/paths.ts";

const data = dataFolder(process.argv[2]);
const SETS = ["hh-helpful", "hh-harmless"];
const LEVELS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
/** Two-sided normal quantiles of the levels. */
const QUANTILES = [0.6745, 0.8416, 1.0364, 1.2816, 1.6449, 1.96];
const AFTER = [20, 50, 200];
const DRAWS = 8;
const SD = 1.5;
const quiet = { stroke: "#999", strokeDasharray: "4 3" } as const;

/** The sets with their held-out figures, once for both plots that need them. */
const heldOut = once(async () => {
  const sets = await Promise.all(SETS.map(async (name) => ({ name, set: (await realPairs(data, [name])).set })));
  return sets.map(({ name, set }) => ({ name, set, figures: crossvalidate(set, []) }));
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function loss(name: string): Promise<void> {
  const curve = Array.from({ length: 121 }, (_, i) => ({ margin: -3 + i / 20 })).map(({ margin }) => ({
    margin,
    loss: pairLoss(margin),
  }));
  const named = [0, 1, 2, 3].map((margin) => ({ margin, loss: pairLoss(margin) }));
  await drawPlot(name, {
    x: { label: "Δ = R(preferred) − R(other), logits" },
    y: { label: "loss, nats" },
    marks: [
      Plot.line(curve, { x: "margin", y: "loss" }),
      Plot.dot(named, { x: "margin", y: "loss", fill: "currentColor" }),
      Plot.text(named, { x: "margin", y: "loss", text: (d: { loss: number }) => d.loss.toFixed(3), dy: -10, dx: 14 }),
    ],
  });
}

async function reliabilityDiagram(file: string): Promise<void> {
  const found = await heldOut();
  const bins = found.flatMap(({ name, set, figures }) =>
    reliability(figures.margins, set.label)
      .filter(({ pairs }) => pairs >= 20)
      .map(({ confidence, right, pairs }) => ({ name, confidence, pairs, ...right })),
  );
  await drawPlot(file, {
    x: { label: "confidence of the head", tickFormat: "%", domain: [0.5, 1] },
    y: { label: "right, held out, with 90% intervals", tickFormat: "%", domain: [0.4, 1] },
    color: { legend: false },
    marks: [
      Plot.link([0], { x1: 0.5, y1: 0.5, x2: 1, y2: 1, ...quiet }),
      Plot.ruleX(bins, { x: "confidence", y1: "low", y2: "high", stroke: "name" }),
      Plot.dot(bins, { x: "confidence", y: "value", fill: "name" }),
      Plot.text(bins, Plot.selectMaxX({ x: "confidence", y: "value", z: "name", text: "name", textAnchor: "start", dx: 7 })), // prettier-ignore
    ],
  });
}

async function learning(file: string): Promise<void> {
  const found = await heldOut();
  const learned = found.flatMap(({ name, set, figures }) => [
    ...learningCurve(set, []).map(({ choices, accuracy }) => ({ name, choices, ...accuracy })),
    { name, choices: Math.round(0.8 * figures.pairs), ...figures.accuracy },
  ]);
  await drawPlot(file, {
    x: { label: "choices learned from", type: "log" },
    y: { label: "right, held out, with 90% intervals", tickFormat: "%" },
    marks: [
      Plot.ruleX(learned, { x: "choices", y1: "low", y2: "high", stroke: "name" }),
      Plot.line(learned, { x: "choices", y: "value", stroke: "name" }),
      Plot.dot(learned, { x: "choices", y: "value", fill: "name" }),
      Plot.text(learned, Plot.selectMaxX({ x: "choices", y: "value", z: "name", text: "name", textAnchor: "start", dx: 8 })), // prettier-ignore
    ],
  });
}

async function coverage(file: string): Promise<void> {
  const { set: harmless } = await realPairs(data, ["hh-harmless"]);
  const held = AFTER.flatMap((pairs) => {
    const taste = { features: "few", sd: SD, choices: pairs } as const;
    const away = Array.from(
      { length: DRAWS },
      (_, seed) => deviations(harmless, taste, 10 * (seed + 1)).margins,
    ).flat();
    return LEVELS.map((level, k) => ({
      name: `${pairs} choices`,
      level,
      held: away.filter((sd) => sd <= QUANTILES[k]).length / away.length,
    }));
  });
  await drawPlot(file, {
    x: { label: "level of the interval", tickFormat: "%" },
    y: { label: "intervals that contain the true margin", tickFormat: "%", domain: [0.4, 1] },
    marks: [
      Plot.link([0], { x1: 0.5, y1: 0.5, x2: 0.95, y2: 0.95, ...quiet }),
      Plot.line(held, { x: "level", y: "held", stroke: "name" }),
      Plot.dot(held, { x: "level", y: "held", fill: "name" }),
      // The lines end close together and begin apart.
      Plot.text(held, Plot.selectMinX({ x: "level", y: "held", z: "name", text: "name", textAnchor: "start", dx: 6, dy: 10 })), // prettier-ignore
    ],
  });
  console.table(held.filter(({ level }) => level === 0.9));
}

const plots = { "loss-by-margin": loss, reliability: reliabilityDiagram, "learning-curve": learning, coverage };
const wanted = process.argv.slice(3);
for (const [name, draw] of Object.entries(plots)) if (wanted.length === 0 || wanted.includes(name)) await draw(name);
