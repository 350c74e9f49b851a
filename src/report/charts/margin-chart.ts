import { dot, pointer, tip } from "@observablehq/plot";
import { pairLoss } from "../../core/model/bradley-terry.ts";
import type { Cell, Chart } from "../chart.ts";
import type { MarginDot, MarginDots } from "../dots.ts";
import { frame, heightFor } from "./frame.ts";
import { lossCurve, pairDots, pairSymbols } from "./loss-curve.ts";
import { choicesText, decimal, percent } from "../format.ts";

/** One head's margins, with the first words of each choice where the log has them. */
export interface MarginData extends MarginDots {
  /** By pair: what its dot is about. */
  readonly titles?: readonly string[] | undefined;
  /** Bounds of Δ, the same for every head, so that dots move and axes stay. */
  readonly domain: readonly [number, number];
}

/** A dot as it is drawn: what a pointer finds. */
export interface DrawnDot extends MarginDot {
  readonly loss: number;
  /** Its row in the table. */
  readonly row: number;
}

/** −log σ(Δ) with the owner's own choices on it. */
export const marginChart: Chart<MarginData> = {
  id: "margins",
  title: "Your choices on the curve of the loss",
  note: "The lead is how much more the model rewards the response that you preferred than the other one. Right of 0 it agrees with you. The loss is how surprising your choice is to it.",
  columns: ["Choice", "Lead", "Loss", "Choices"],
  summary({ when, choices, right, meanLoss }) {
    const head = {
      before: "The model before",
      "held out": "Models that had not seen the query",
      after: "The new model",
    }[when];
    return `${head}: ${percent(right / choices)} of ${choicesText(choices)} agree; the mean loss is ${decimal(meanLoss, 3)}.`;
  },
  rows({ dots, titles }) {
    return dots.map(({ margin, choices, pair }): Cell[] => [
      pair === undefined ? choicesText(choices) : (titles?.[pair] ?? `choice ${pair + 1}`),
      Number(margin.toFixed(3)),
      Number(pairLoss(margin).toFixed(3)),
      choices,
    ]);
  },
  draw({ dots, titles, domain: [low, high] }, look) {
    const drawn: DrawnDot[] = dots.map((d, row) => ({ ...d, row, loss: pairLoss(d.margin) }));
    const most = Math.max(1, ...dots.map(({ choices }) => choices));
    const title = ({ pair, choices, margin }: DrawnDot) => {
      const what =
        pair === undefined ? `${choicesText(choices)}: click to list` : (titles?.[pair] ?? `Choice ${pair + 1}`);
      return `${what}\nlead ${decimal(margin)}, loss ${decimal(pairLoss(margin))}`;
    };
    const place = { x: "margin", y: "loss" } as const;
    return frame(look, {
      height: heightFor(look),
      x: { label: "lead of your response over the other one →", domain: [low, high] },
      y: { label: "↑ loss", zero: true },
      r: { domain: [0, most], range: [0, most === 1 ? 4.5 : 14] },
      marks: [
        ...lossCurve(low, high, look),
        dot(drawn, { ...pairDots(look), r: "choices" }),
        tip(drawn, pointer({ ...place, title, fill: look.background, stroke: look.quiet, maxRadius: 24 })),
      ],
      symbol: pairSymbols,
    });
  },
};

/** Bounds of Δ for several heads: all of their dots, and at least [-2, 2]. */
export function marginDomain(all: readonly MarginDots[]): readonly [number, number] {
  const bounds = all.flatMap(({ dots }) => dots.map(({ margin }) => margin));
  const low = bounds.reduce((least, margin) => Math.min(least, margin), -2);
  const high = bounds.reduce((most, margin) => Math.max(most, margin), 2);
  const margin = 0.04 * (high - low);
  return [low - margin, high + margin];
}
