/** What a chart is drawn with: colours and fonts of the page that it is for. */
export interface Look {
  readonly document: Document;
  /** Pixels. */
  readonly width: number;
  readonly text: string;
  /** Axes, rules and other parts in the background. */
  readonly quiet: string;
  readonly background: string;
  /** Three colours that differ in lightness too. */
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly font: string;
}

export type Cell = string | number;

/** A chart with its text equivalents: a sentence and a table. */
export interface Chart<D> {
  /** Also the name of a copied file. */
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in a sentence or two, with its figures. */
  summary(data: D): string;
  /** What is to be known to read it. */
  readonly note: string;
  readonly columns: readonly string[];
  rows(data: D): readonly (readonly Cell[])[];
  draw(data: D, look: Look): SVGSVGElement;
}

/** Colours on paper, for files that leave the editor. */
export function paperLook(document: Document, width = 640): Look {
  return {
    document,
    width,
    text: "#1b1b1b",
    quiet: "#5c5c5c",
    background: "#ffffff",
    first: "#0b5cad",
    second: "#b8530a",
    third: "#4b4b4b",
    font: "system-ui, sans-serif",
  };
}

/** Comma-separated values of a chart's table (RFC 4180). */
export function chartCsv<D>({ columns, rows }: Pick<Chart<D>, "columns" | "rows">, data: D): string {
  const cell = (value: Cell) => {
    // A spreadsheet would take such a text for a formula.
    const text = typeof value === "string" && /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows(data)].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A drawn chart as a file of its own, on a background. */
export function svgFile(svg: SVGSVGElement, { background }: Look): string {
  const text = svg.outerHTML.replace(/^<svg\b/, (tag) =>
    svg.hasAttribute("xmlns") ? tag : `${tag} xmlns="http://www.w3.org/2000/svg"`,
  );
  const end = text.indexOf(">") + 1;
  return `${text.slice(0, end)}<rect width="100%" height="100%" fill="${background}"/>${text.slice(end)}\n`;
}
