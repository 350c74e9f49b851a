import { rect, text, tip, pointer } from "@observablehq/plot";
import type { Cell, Chart } from "../../src/model-report/chart.ts";
import { frame, halo } from "../../src/model-report/charts/frame.ts";
import { FEATURE_BLOCKS, HIDDEN_SIZE } from "../../src/core/feature-layout.ts";
import { small } from "./words.ts";

export interface EmbeddingData {
  /** "Response A" */
  readonly name: string;
  /** E = φ, W and φ̄, D each. */
  readonly phi: readonly number[];
  readonly weights: readonly number[];
  readonly mean: readonly number[];
}

const LAYERS = [FEATURE_BLOCKS[0], FEATURE_BLOCKS[1]];
const KINDS = ["E", "W", "W × (E − Ē)"] as const;

interface StripCell {
  readonly strip: string;
  readonly j: number;
  readonly value: number;
  /** Its size as a share of the largest of its kind, 0 to 1. */
  readonly share: number;
}

function valuesOf({ phi, weights, mean }: EmbeddingData, kind: (typeof KINDS)[number], j: number): number {
  if (kind === "E") return phi[j];
  return kind === "W" ? weights[j] : weights[j] * (phi[j] - mean[j]);
}

function cellsOf(data: EmbeddingData): StripCell[] {
  return KINDS.flatMap((kind) => {
    const largest = LAYERS.reduce((most, { offset, length }) => {
      for (let j = 0; j < length; j++) most = Math.max(most, Math.abs(valuesOf(data, kind, offset + j)));
      return most;
    }, 0);
    return LAYERS.flatMap(({ name, offset, length }) =>
      Array.from({ length }, (_, j): StripCell => {
        const value = valuesOf(data, kind, offset + j);
        return { strip: `${name} · ${kind}`, j, value, share: largest > 0 ? Math.abs(value) / largest : 0 };
      }),
    );
  });
}

const sumOf = (data: EmbeddingData, { offset, length }: (typeof LAYERS)[number]) =>
  Array.from({ length }, (_, j) => valuesOf(data, KINDS[2], offset + j)).reduce((sum, value) => sum + value, 0);

/** A heat strip a layer: E, W beside it, and what each feature adds. Above the line is positive, below it negative. */
export const embeddingChart: Chart<EmbeddingData> = {
  id: "embedding",
  title: "E, W beside it, and their product",
  note: "Each strip has the 384 features of a layer, from left to right; the stronger the colour, the larger the value. Above the line it is positive, below it negative. Ē is the average training response.",
  columns: ["Feature", "E", "Ē", "W", "W × (E − Ē)"],
  summary(data) {
    const parts = LAYERS.map((layer) => `${layer.name} adds ${small(sumOf(data, layer))}`).join(", ");
    return `${data.name}: ${parts} to R.`;
  },
  rows(data) {
    return LAYERS.flatMap(({ name, offset, length }) =>
      Array.from({ length }, (_, j): Cell[] => {
        const i = offset + j;
        return [`${name} #${j + 1}`, data.phi[i], data.mean[i], data.weights[i], valuesOf(data, KINDS[2], i)];
      }),
    );
  },
  draw(data, look) {
    const cells = cellsOf(data);
    const strips = LAYERS.flatMap(({ name }) => KINDS.map((kind) => `${name} · ${kind}`));
    const title = ({ strip, j, value }: StripCell) => `${strip}\nfeature ${j + 1}: ${small(value)}`;
    return frame(look, {
      height: 50 * strips.length + 40,
      marginLeft: 8,
      marginTop: 20,
      fy: { domain: strips, padding: 0.42, axis: null },
      x: { label: "feature →", domain: [0, HIDDEN_SIZE], ticks: [1, 128, 256, 384] },
      y: { axis: null, domain: [-1, 1] },
      marks: [
        rect(cells, {
          fy: "strip",
          x1: "j",
          x2: (d: StripCell) => d.j + 1,
          y1: 0,
          y2: (d: StripCell) => Math.sign(d.value),
          inset: 0,
          fill: (d: StripCell) => (d.value > 0 ? look.first : look.second),
          fillOpacity: (d: StripCell) => d.share ** 0.7,
        }),
        text(strips, {
          fy: (d: string) => d,
          text: (d: string) => d,
          frameAnchor: "top-left",
          dy: -13,
          textAnchor: "start",
          fill: look.quiet,
          ...halo(look),
        }),
        tip(cells, pointer({ fy: "strip", x: "j", y: () => 0, title, fill: look.background, stroke: look.quiet })),
      ],
    });
  },
};
