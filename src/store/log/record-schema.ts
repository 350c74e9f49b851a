import * as z from "zod";
import { migrate, SCHEMA, type VersionedRecord } from "./migrations.ts";
import { isPlainRecord } from "./record-guard.ts";
import { CHOICES, type LogRecord } from "./record.ts";

const id = z.string().regex(/^[0-9a-f]{32}$/, "is not 32 hex digits");

const base = {
  schema: z.literal(SCHEMA),
  id,
  annotator: z.string(),
  at: z.iso.datetime({ offset: true }),
};

const judgement = {
  choice: z.enum(CHOICES),
  strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  reason: z.string(),
  tags: z.array(z.string().min(1)).optional(),
};

// Loose: a field that a later version added survives reading and writing.
const preference = z.looseObject({
  ...base,
  ...judgement,
  kind: z.literal("preference"),
  query: z.string(),
  responses: z.tuple([z.string(), z.string()]),
  shown: z.union([z.tuple([z.literal(0), z.literal(1)]), z.tuple([z.literal(1), z.literal(0)])]),
  seconds: z.number().min(0),
  source: z.string(),
  edited: z.boolean().optional(),
  repeatOf: id.optional(),
  ranking: z.object({ id: z.string().min(1), size: z.int().min(2) }).optional(),
  weight: z.number().gt(0).max(1).optional(),
});

const revision = z.looseObject({ ...base, ...judgement, kind: z.literal("revision"), of: id });

const withdrawal = z.looseObject({ ...base, kind: z.literal("withdrawal"), of: id });

/** The newest version of each kind. */
export const recordSchemas = { preference, revision, withdrawal } as const;

/** Whether a JSON value looks like a record of a preference log, of whatever version. */
export function isLogRecord(value: unknown): value is VersionedRecord {
  if (typeof value !== "object" || value === null) return false;
  const { schema, kind } = value as Record<string, unknown>;
  return typeof schema === "number" && typeof kind === "string";
}

/** Reads a JSON value as a record, of the newest version once read, or says what is wrong with it and what to do. */
export function toLogRecord(value: unknown): { readonly record: LogRecord } | { readonly message: string } {
  if (!isLogRecord(value)) return { message: 'is no preference record: it has no number "schema" and no text "kind"' };
  const { schema, kind } = value;
  const newest = migrate(value);
  if (newest === undefined)
    return { message: `has schema ${schema}; this version reads schemas 1 to ${SCHEMA}. Update Reward Lens to use it` };
  if (isPlainRecord(newest)) return { record: newest as unknown as LogRecord };
  if (!Object.hasOwn(recordSchemas, kind))
    return { message: `is of the unknown kind "${kind.slice(0, 40)}". Update Reward Lens to use it` };
  const result = recordSchemas[kind as keyof typeof recordSchemas].safeParse(newest);
  if (!result.success) return { message: `is no valid ${kind}: ${describe(result.error)}` };
  return { record: newest as unknown as LogRecord }; // not the parsed copy: the schemas change nothing
}

function describe(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length > 0 ? `"${issue.path.join(".")}": ` : ""}${issue.message}`)
    .join("; ");
}
