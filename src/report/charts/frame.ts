import { plot, type PlotOptions } from "@observablehq/plot";
import type { Look } from "../chart.ts";

/** A chart in a page's colours. No style element and no style attribute but what CSSOM sets: a strict policy refuses them. */
export function frame(look: Look, options: PlotOptions): SVGSVGElement {
  const svg = plot({
    document: look.document,
    width: look.width,
    marginLeft: 52,
    marginRight: 18,
    marginTop: 26,
    marginBottom: 40,
    ...options,
    style: { fontFamily: look.font, fontSize: "12px", color: look.text, background: "none", overflow: "visible" },
  } as PlotOptions) as unknown as SVGSVGElement;
  // Its rules are for a light page; ours are in the page's own style sheet.
  svg.querySelector("style")?.remove();
  // The drawing as a whole has a name; a screen reader skips its parts.
  const marks = look.document.createElementNS("http://www.w3.org/2000/svg", "g");
  marks.setAttribute("aria-hidden", "true");
  marks.append(...svg.childNodes);
  svg.append(marks);
  svg.setAttribute("role", "img");
  return svg;
}

/** Makes a label readable over marks. */
export const halo = ({ background }: Look) =>
  ({ stroke: background, strokeWidth: 4, strokeLinejoin: "round", paintOrder: "stroke" }) as const;

/** Height for a width: wide charts are not tall. */
export const heightFor = ({ width }: Look, ratio = 0.5): number =>
  Math.round(Math.min(360, Math.max(220, width * ratio)));
