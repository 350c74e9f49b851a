import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Differences } from "../../../src/core/model/bradley-terry.ts";
import { consecutive } from "../../../src/core/model/differences.ts";

const numbers = z.array(z.number()).transform((values) => Float64Array.from(values));
const schema = z.object({
  pairs: z.number(),
  features: z.number(),
  ridge: z.number(),
  rows: numbers,
  label: numbers,
  weight: numbers,
  probe: z.object({ theta: numbers, loss: z.number(), gradient: numbers }),
  fit: z.object({ theta: numbers, loss: z.number(), sklearn: numbers }),
  prior: z.object({
    ridge: numbers,
    priorRidge: z.number(),
    vectors: z.array(numbers),
    alpha: numbers,
    weights: numbers,
    precision: numbers,
    probes: z.array(numbers),
    deviations: numbers,
  }),
  metrics: z.object({
    accuracy: z.number(),
    strictLogLoss: z.number(),
    calibrationError: z.number(),
    wilson: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  }),
});

/** What NumPy, SciPy and scikit-learn say; made by scripts/make/make-scipy-fixture.py. */
export const scipy = schema.parse(
  JSON.parse(readFileSync(new URL("../../fixtures/scipy/fit.json", import.meta.url), "utf8")),
);

/** The fixture's pairs. */
export const scipyPairs: Differences = {
  rows: Float32Array.from(scipy.rows),
  width: scipy.features,
  at: consecutive(scipy.label.length),
  label: scipy.label,
  weight: scipy.weight,
};

/** max |a − b|. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`lengths ${a.length} and ${b.length}`);
  return Array.from(a).reduce((most, value, j) => Math.max(most, Math.abs(value - b[j])), 0);
}
