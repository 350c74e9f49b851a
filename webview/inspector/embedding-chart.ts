import { rect, text, tip, pointer } from "@observablehq/plot";
import type { Cell, Chart } from "../../src/report/chart.ts";
import { frame, halo } from "../../src/report/charts/frame.ts";
import { STATES } from "../../src/core/features/feature-layout.ts";
import { small } from "../../src/report/format.ts";

export interface EmbeddingData {
  /** "Response A" */
  readonly name: string;
  /** E = φ, W and φ̄, D each. */
  readonly phi: readonly number[];
  readonly weights: readonly number[];
  readonly mean: readonly number[];
}

const KINDS = ["E", "W", "W × (E − Ē)"] as const;
type Kind = (typeof KINDS)[number];

interface StripCell {
  readonly kind: Kind;
  readonly j: number;
  readonly value: number;
  /** Its size as a share of the largest of its kind, 0 to 1. */
  readonly share: number;
}

function valueOf({ phi, weights, mean }: EmbeddingData, kind: Kind, j: number): number {
  if (kind === "E") return phi[j];
  return kind === "W" ? weights[j] : weights[j] * (phi[j] - mean[j]);
}

/** The values of a kind, STATES.length. */
const valuesOf = (data: EmbeddingData, kind: Kind) =>
  Array.from({ length: STATES.length }, (_, i) => valueOf(data, kind, STATES.offset + i));

function cellsOf(data: EmbeddingData): StripCell[] {
  return KINDS.flatMap((kind) => {
    const values = valuesOf(data, kind);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return values.map((value, j) => ({ kind, j, value, share: largest > 0 ? Math.abs(value) / largest : 0 }));
  });
}

/** Heat strips: E, W beside it, and what each feature adds. Above the line is positive, below it negative. */
export const embeddingChart: Chart<EmbeddingData> = {
  id: "embedding",
  title: "E, W beside it, and their product",
  note: `Each strip has the ${STATES.length} features that the encoder read, from left to right, those first in which answers to one query differ most; the stronger the colour, the larger the value. Above the line it is positive, below it negative. Ē is the average training response.`,
  columns: ["Feature", "E", "Ē", "W", "W × (E − Ē)"],
  summary(data) {
    const sum = valuesOf(data, KINDS[2]).reduce((total, value) => total + value, 0);
    return `${data.name}: what the encoder read adds ${small(sum)} to R.`;
  },
  rows(data) {
    return Array.from({ length: STATES.length }, (_, j): Cell[] => {
      const i = STATES.offset + j;
      return [`${STATES.name} #${j + 1}`, data.phi[i], data.mean[i], data.weights[i], valueOf(data, KINDS[2], i)];
    });
  },
  draw(data, look) {
    const cells = cellsOf(data);
    const title = ({ kind, j, value }: StripCell) => `${kind}\nfeature ${j + 1}: ${small(value)}`;
    return frame(look, {
      height: 50 * KINDS.length + 40,
      marginLeft: 8,
      marginTop: 20,
      fy: { domain: KINDS, padding: 0.42, axis: null },
      x: { label: "feature →", domain: [0, STATES.length], ticks: [1, 64, 128, 192, 256] },
      y: { axis: null, domain: [-1, 1] },
      marks: [
        rect(cells, {
          fy: "kind",
          x1: "j",
          x2: (d: StripCell) => d.j + 1,
          y1: 0,
          y2: (d: StripCell) => Math.sign(d.value),
          inset: 0,
          fill: (d: StripCell) => (d.value > 0 ? look.first : look.second),
          fillOpacity: (d: StripCell) => d.share ** 0.7,
        }),
        text(KINDS, {
          fy: (d: string) => d,
          text: (d: string) => d,
          frameAnchor: "top-left",
          dy: -13,
          textAnchor: "start",
          fill: look.quiet,
          ...halo(look),
        }),
        tip(cells, pointer({ fy: "kind", x: "j", y: () => 0, title, fill: look.background, stroke: look.quiet })),
      ],
    });
  },
};
