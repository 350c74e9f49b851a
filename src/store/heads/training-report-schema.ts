import * as z from "zod";
import type { TrainingReport } from "../../core/model/training-report.ts";

/** Rewards, margins and losses, in logits and nats: what is larger is not a result, and sums of it end in infinity. */
const number = z.number().min(-1e9).max(1e9);
const numbers = z.array(number);
const rate = z.number().min(0).max(1);
const estimate = z.object({ value: rate, low: rate, high: rate });

/** Held-out losses are there for each iteration, or, in the fit to all choices, for none. */
const trace = z
  .object({ fold: z.int().min(0), training: numbers.min(1, "is empty"), heldOut: numbers })
  .refine(({ training, heldOut }) => [0, training.length].includes(heldOut.length), {
    error: "has lists of different lengths",
  });

/** report.json of a head; a field that a later version added survives. */
const trainingReportSchema = z
  .looseObject({
    schema: z.literal(1, { error: "is of a version that this one does not read; update Reward Lens" }),
    keys: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
    label: z.array(rate).min(1, "is empty: a training has at least one choice"),
    heldOut: numbers,
    rewards: z.object({ first: numbers, second: numbers }),
    before: z.object({ head: z.string().regex(/^[a-z0-9-]+$/), margins: numbers }).optional(),
    losses: z.array(trace).refine((traces) => new Set(traces.map(({ fold }) => fold)).size === traces.length, {
      error: "has a fold twice",
    }),
    learning: z
      .array(z.object({ choices: z.int().min(1), accuracy: estimate }))
      .refine((points) => points.every(({ choices }, i) => i === 0 || choices >= points[i - 1].choices), {
        error: "is not in the order of the choices",
      }),
  })
  .refine(
    ({ keys, label, heldOut, rewards, before }) =>
      [heldOut, rewards.first, rewards.second, before?.margins ?? label].every(
        ({ length }) => length === label.length,
      ) && [0, label.length].includes(keys.length),
    { error: "has lists of different lengths" },
  );

/** Reads a JSON value as a training's report. Throws Error that says which field is wrong. */
export function toTrainingReport(value: unknown): TrainingReport {
  const result = trainingReportSchema.safeParse(value);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new Error(path.length > 0 ? `its "${path.join(".")}" is wrong: ${message}` : message);
}
