import * as z from "zod";
import type { TrainingReport } from "../core/training-report.ts";

const numbers = z.array(z.number());
const rate = z.number().min(0).max(1);
const estimate = z.object({ value: rate, low: rate, high: rate });

/** report.json of a head; a field that a later version added survives. */
const reportSchema = z
  .looseObject({
    schema: z.literal(1, { error: "is of a version that this one does not read; update Reward Lens" }),
    keys: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
    label: z.array(rate),
    heldOut: numbers,
    rewards: z.object({ first: numbers, second: numbers }),
    before: z.object({ head: z.string().regex(/^[a-z0-9-]+$/), margins: numbers }).optional(),
    losses: z.array(z.object({ fold: z.int().min(0), training: numbers, heldOut: numbers })),
    learning: z.array(z.object({ choices: z.int().min(1), accuracy: estimate })),
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
  const result = reportSchema.safeParse(value);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new Error(path.length > 0 ? `its "${path.join(".")}" is wrong: ${message}` : message);
}
