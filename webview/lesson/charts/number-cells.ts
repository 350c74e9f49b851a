import { rect } from "@observablehq/plot";
import type { Look } from "../../../src/report/chart.ts";

/** Cells of a line of the picture. */
const COLUMNS = 64;
/** Pixels of a line. */
const LINE = 13;

/** A vector as a picture: a cell a number, line by line; full cells are far from the average. */
export function numberCells(values: Float32Array) {
  return Array.from(values, (value, i) => ({
    ...{ value, x: i % COLUMNS, y: Math.floor(i / COLUMNS) },
    strength: Math.min(1, Math.abs(value) / 3),
  }));
}

interface Cell {
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

/** @param options of the mark, beside place and colour */
export function cellMark(cells: readonly Cell[], look: Look, options: object = {}) {
  return rect(cells, {
    ...{ x1: "x", x2: (d: Cell) => d.x + 1, y1: "y", y2: (d: Cell) => d.y + 1, inset: 0.5 },
    fill: ({ value }: Cell) => (value > 0 ? look.first : look.second),
    fillOpacity: "strength",
    ...options,
  });
}

/** The scales of a picture of so many numbers, and its height in pixels. */
export function cellScales(numbers: number) {
  const lines = Math.ceil(numbers / COLUMNS);
  const scales = {
    x: { axis: null, domain: [0, COLUMNS] },
    y: { axis: null, domain: [0, lines], reverse: true },
    opacity: { type: "identity" },
  } as const;
  return { scales, height: lines * LINE };
}
