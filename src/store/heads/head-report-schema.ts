import * as z from "zod";

const within = (value: z.ZodNumber) => z.object({ value, low: value, high: value });
const rate = within(z.number().min(0).max(1));
const count = z.int().min(0);
const comparison = z.object({
  pairs: count,
  queries: count,
  difference: within(z.number().min(-1).max(1)),
  p: z.number().min(0).max(1),
  verdict: z.enum(["better", "worse", "unknown"]),
});

/** The report in a head's card. */
export const headReportSchema = z.object({
  accuracy: rate,
  lengthBaseline: rate,
  surfaceBaseline: rate.exactOptional(),
  loss: within(z.number().min(0)),
  ece: rate,
  reliability: z.array(z.object({ pairs: count, confidence: z.number().min(0.5).max(1), right: rate })),
  againstLength: comparison.exactOptional(),
  againstPrevious: comparison.extend({ name: z.string() }).exactOptional(),
  selfConsistency: z.object({ pairs: count, same: rate, ceiling: rate }).exactOptional(),
  warnings: z.array(
    z.object({
      code: z.enum([
        "length",
        "shortcut",
        "one-query",
        "shown-first",
        "identical-input",
        "contradictions",
        "few-queries",
      ]),
      cause: z.string(),
      cure: z.string(),
    }),
  ),
});
