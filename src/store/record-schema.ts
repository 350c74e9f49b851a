import * as z from "zod";
import type { LogRecord } from "./record.ts";

const id = z.string().regex(/^[0-9a-f]{32}$/, "is not 32 hex digits");

// Loose: a field that a later version added survives reading and writing.
const preference = z.looseObject({
  schema: z.literal(1),
  kind: z.literal("preference"),
  id,
  query: z.string(),
  responses: z.tuple([z.string(), z.string()]),
  choice: z.enum(["first", "second", "tie", "both-bad", "skip"]),
  shown: z.union([z.tuple([z.literal(0), z.literal(1)]), z.tuple([z.literal(1), z.literal(0)])]),
  strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  reason: z.string(),
  seconds: z.number().min(0),
  annotator: z.string(),
  at: z.iso.datetime({ offset: true }),
  source: z.string(),
});

const withdrawal = z.looseObject({
  schema: z.literal(1),
  kind: z.literal("withdrawal"),
  id,
  of: id,
  annotator: z.string(),
  at: z.iso.datetime({ offset: true }),
});

const envelope = z.looseObject({ schema: z.number(), kind: z.string() });

/** Whether a JSON value looks like a record of a preference log, of whatever version. */
export function isLogRecord(value: unknown): boolean {
  return envelope.safeParse(value).success;
}

/** Reads a JSON value as a record, or says what is wrong with it and what to do. */
export function toLogRecord(value: unknown): { readonly record: LogRecord } | { readonly message: string } {
  const outer = envelope.safeParse(value);
  if (!outer.success) return { message: `is no preference record: ${describe(outer.error)}` };
  const { schema, kind } = outer.data;
  if (schema !== 1)
    return { message: `has schema ${schema}; this version reads schema 1. Update Reward Lens to use it` };
  const shape = kind === "preference" ? preference : kind === "withdrawal" ? withdrawal : undefined;
  if (!shape) return { message: `is of the unknown kind "${kind.slice(0, 40)}". Update Reward Lens to use it` };
  const result = shape.safeParse(value);
  if (!result.success) return { message: `is no valid ${kind}: ${describe(result.error)}` };
  return { record: result.data as LogRecord };
}

function describe(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length > 0 ? `"${issue.path.join(".")}": ` : ""}${issue.message}`)
    .join("; ");
}
