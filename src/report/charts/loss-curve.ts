import { line, ruleX } from "@observablehq/plot";
import { pairLoss } from "../../core/model/bradley-terry.ts";
import type { Look } from "../chart.ts";

const POINTS = 160;

/** −log σ(Δ) between two bounds, and the line at 0, where a model is undecided. */
export function lossCurve(low: number, high: number, look: Look) {
  const curve = Array.from({ length: POINTS + 1 }, (_, i) => low + ((high - low) * i) / POINTS);
  return [
    ruleX([0], { stroke: look.quiet, strokeDasharray: "2 3" }),
    line(curve, { x: (d: number) => d, y: (d: number) => pairLoss(d), stroke: look.quiet, strokeWidth: 1.5 }),
  ];
}

/** Dots of pairs on the curve: those that the model gets right have another colour and form. */
export function pairDots(look: Look) {
  const colour = ({ margin }: { readonly margin: number }) => (margin > 0 ? look.first : look.second);
  return {
    ...{ x: "margin", y: "loss", fill: colour, fillOpacity: 0.55, stroke: colour },
    symbol: ({ margin }: { readonly margin: number }) => (margin > 0 ? "right" : "wrong"),
  } as const;
}

/** The scale of their forms. */
export const pairSymbols = { domain: ["right", "wrong"], range: ["circle", "diamond2"] } as const;
