import { dot, pointer, text, tip } from "@observablehq/plot";
import type { Cell, Chart } from "../../src/report/chart.ts";
import { frame, halo } from "../../src/report/charts/frame.ts";
import type { MapPoint, ResponseMap } from "../../src/protocol/inspector.ts";
import { count, percent } from "../../src/report/format.ts";

const kinds = ["preferred", "other", "tied", "A", "B"] as const;
const symbols = ["circle", "diamond2", "plus", "star", "star"] as const;

/** Where the responses of the owner's choices lie, and those that are inspected. */
export const mapChart: Chart<ResponseMap> = {
  id: "map",
  title: "A map of your responses",
  note: "Principal components of E: the two directions in which these responses differ most. Near to each other are responses that the encoder finds alike. A star is a response that is inspected, a circle one that you preferred, a diamond another one.",
  columns: ["Response", "Is", "First component", "Second component"],
  summary({ points, shares: [first, second], all }) {
    const own = points.filter(({ kind }) => kind !== "A" && kind !== "B").length;
    const of =
      all > own
        ? `${count(own)} of the ${count(all)} responses of your choices, the newest and distinct`
        : `The ${count(own)} responses of your choices`;
    return `${of}. The axes show ${percent(first)} and ${percent(second)} of how they differ.`;
  },
  rows: ({ points }) => points.map(({ title, kind, x, y }): Cell[] => [title, kind, x, y]),
  draw({ points }, look) {
    const fill = ({ kind }: MapPoint) =>
      kind === "preferred" ? look.first : kind === "other" ? look.second : look.third;
    const shown = points.filter(({ kind }) => kind === "A" || kind === "B");
    const own = points.filter(({ kind }) => kind !== "A" && kind !== "B");
    const place = { x: "x", y: "y" } as const;
    return frame(look, {
      height: Math.round(Math.min(460, Math.max(260, look.width * 0.55))),
      x: { label: "first component →", inset: 12 },
      y: { label: "↑ second component", inset: 12 },
      symbol: { domain: kinds, range: symbols },
      marks: [
        dot(own, { ...place, symbol: "kind", r: 4, fill, fillOpacity: 0.6, stroke: fill }),
        dot(shown, { ...place, symbol: "kind", r: 9, fill: look.third, stroke: look.background, strokeWidth: 1.5 }),
        text(shown, { ...place, text: "kind", dy: -16, fontWeight: 700, fill: look.text, ...halo(look) }),
        tip(
          points,
          pointer({
            ...place,
            title: ({ title, kind }: MapPoint) => `${title}\n${kind}`,
            fill: look.background,
            stroke: look.quiet,
            maxRadius: 24,
          }),
        ),
      ],
    });
  },
};
