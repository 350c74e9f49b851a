import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { root } from "../paths.ts";

/** Draws a plot into docs/images/NAME.svg; the same options give the same picture. */
export async function drawPlot(name: string, options: Plot.PlotOptions): Promise<void> {
  const { document } = parseHTML("<html><body></body></html>");
  const style = { background: "white", fontFamily: "sans-serif", fontSize: "12px" };
  const common = { document, width: 560, height: 320, marginLeft: 50, marginRight: 100, marginBottom: 45, style };
  const x = { labelOffset: 40, ...options.x }; // else the label runs into the last tick's
  const svg = Plot.plot({ ...common, ...options, x } as Plot.PlotOptions) as unknown as Element;
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  await writeFile(join(root, "docs", "images", `${name}.svg`), `${svg.outerHTML}\n`);
  console.log(`docs/images/${name}.svg`);
}
