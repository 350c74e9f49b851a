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

/** Each code with its figures (core/evaluation/warnings.ts). */
const warning = z.discriminatedUnion("code", [
  z.object({
    code: z.literal("length"),
    preferred: z.enum(["longer", "shorter"]),
    count,
    differing: count,
    alone: rate,
  }),
  z.object({
    code: z.literal("shortcut"),
    features: z.array(z.string()).min(1),
    share: z.number().min(0).max(1),
    alone: rate.exactOptional(),
  }),
  z.object({
    code: z.literal("one-query"),
    largest: count,
    pairs: count,
    queries: count,
    effective: z.number().min(0),
  }),
  z.object({ code: z.literal("few-queries"), queries: count, fewest: count }),
  z.object({ code: z.literal("shown-first"), preferred: z.enum(["first", "second"]), share: rate, shown: count }),
  z.object({ code: z.literal("identical-input"), same: count, pairs: count }),
  z.object({ code: z.literal("contradictions"), pairs: count }),
]);

/** Cards from before figures were stored have the sentences. */
const writtenWarning = z.object({
  code: z.enum(warning.options.map(({ shape }) => shape.code.value)),
  cause: z.string(),
  cure: z.string(),
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
  warnings: z.array(z.union([writtenWarning, warning])),
});

/** What a check of the head found. */
export const blindSpotsSchema = z.object({
  pairs: count,
  queries: count,
  found: z.array(z.object({ kind: z.enum(["turned", "pays", "overtakes", "search"]), edit: z.string(), share: rate })),
});
