import { dot, pointer, text, tip } from "@observablehq/plot";
import { pairLoss } from "../../../src/core/model/bradley-terry.ts";
import type { Cell, Chart } from "../../../src/report/chart.ts";
import { frame, halo, heightFor } from "../../../src/report/charts/frame.ts";
import { lossCurve, pairDots, pairSymbols } from "../../../src/report/charts/loss-curve.ts";
import { nats, three, two } from "../words.ts";

export interface CurveData {
  /** Where the slider is; absent without one. */
  readonly at?: number;
  readonly dots: readonly { readonly margin: number; readonly title: string }[];
}

const LEAST = 4;
const MIDDLE = 0.04;

/** −log σ(Δ), with a place on it and pairs on it. */
export function curveChart(id: string, title: string, note: string): Chart<CurveData> {
  return {
    ...{ id, title, note },
    columns: ["Pair", "Δ", "Loss −log σ(Δ), nats"],
    summary({ at, dots }) {
      const place = at === undefined ? [] : [`At Δ = ${two(at)} the loss is ${nats(pairLoss(at))} nats.`];
      if (dots.length === 0) return place.join(" ");
      const right = dots.filter(({ margin }) => margin > 0).length;
      const mean = dots.reduce((sum, { margin }) => sum + pairLoss(margin), 0) / dots.length;
      return [
        ...place,
        `${right} of ${dots.length} pairs have Δ above 0; their mean loss is ${three(mean)} nats; chance is ${three(Math.LN2)}.`,
      ].join(" ");
    },
    rows: ({ at, dots }) => [
      ...(at === undefined ? [] : [["the slider", two(at), three(pairLoss(at))] satisfies Cell[]]),
      ...dots.map(({ title: name, margin }): Cell[] => [name, three(margin), three(pairLoss(margin))]),
    ],
    draw({ at, dots }, look) {
      const all = [...dots.map(({ margin }) => margin), ...(at === undefined ? [] : [at]), -LEAST, LEAST];
      const [low, high] = [Math.min(...all) * (1 + MIDDLE), Math.max(...all) * (1 + MIDDLE)];
      const drawn = dots.map((d) => ({ ...d, loss: pairLoss(d.margin) }));
      return frame(look, {
        height: heightFor(look),
        x: { label: "Δ = R(preferred) − R(other) →", domain: [low, high] },
        y: { label: "↑ loss, nats", zero: true },
        symbol: pairSymbols,
        marks: [
          ...lossCurve(low, high, look),
          dot(drawn, { ...pairDots(look), r: 4.5 }),
          ...(at === undefined
            ? []
            : [
                dot([at], {
                  x: at,
                  y: pairLoss(at),
                  r: 7,
                  fill: look.third,
                  stroke: look.background,
                  symbol: "circle",
                }),
                text([at], {
                  ...{ x: at, y: pairLoss(at), dy: -16, fill: look.text },
                  text: () => nats(pairLoss(at)),
                  ...halo(look),
                }),
              ]),
          tip(
            drawn,
            pointer({
              ...{ x: "margin", y: "loss", fill: look.background, stroke: look.quiet, maxRadius: 24 },
              title: (d: (typeof drawn)[number]) => `${d.title}\nΔ = ${two(d.margin)}, loss ${two(d.loss)}`,
            }),
          ),
        ],
      });
    },
  };
}
