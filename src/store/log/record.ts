import * as z from "zod";
import { migrate, SCHEMA, type VersionedRecord } from "./migrations.ts";

/** What the annotator decided about the two responses, in the stored (not the shown) order. */
export const CHOICES = ["first", "second", "tie", "both-bad", "skip"] as const;
export type Choice = (typeof CHOICES)[number];

const id = z.string().regex(/^[0-9a-f]{32}$/, "is not 32 hex digits");

const base = {
  /** Version of the format: 3 is written; 1 and 2 are read as 3 (migrations.ts). */
  schema: z.literal(SCHEMA),
  /** First 32 hex digits of SHA-256 over the record without its id, keys sorted. */
  id,
  annotator: z.string(),
  /** ISO 8601. */
  at: z.iso.datetime({ offset: true }),
};

const judgement = {
  choice: z.enum(CHOICES),
  /** Weight of the choice: 1 slightly, 2 clearly, 3 far. */
  strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  reason: z.string(),
  /** The annotator's own words for why, each once. */
  tags: z.array(z.string().min(1)).readonly().exactOptional(),
};

const preference = {
  ...base,
  ...judgement,
  kind: z.literal("preference"),
  query: z.string(),
  /** The query as messages, where it is more than one question: see src/formats/canonical/messages.ts. */
  turns: z
    .array(z.object({ role: z.enum(["system", "user", "assistant", "tool"]), content: z.string() }))
    .min(1)
    .readonly()
    .exactOptional(),
  /** The two responses in the order of their source; `choice` refers to this order. */
  responses: z.tuple([z.string(), z.string()]).readonly(),
  /** Order on the screen, drawn at random. */
  shown: z.union([z.tuple([z.literal(0), z.literal(1)]), z.tuple([z.literal(1), z.literal(0)])]).readonly(),
  seconds: z.number().min(0),
  /** Workspace-relative file the pair came from, or "". */
  source: z.string(),
  /** One response is the other one, edited by the annotator. */
  edited: z.boolean().exactOptional(),
  /** Id of the earlier record of this pair, where it was asked again. */
  repeatOf: id.exactOptional(),
  /** The ranking that implies this pair: its id is the same in all its pairs, its size the number of responses. */
  ranking: z.object({ id: z.string().min(1), size: z.int().min(2) }).exactOptional(),
  /** Share of a whole choice that this pair counts as: less than 1 for pairs that a ranking implies. */
  weight: z.number().gt(0).max(1).exactOptional(),
};

const revision = { ...base, ...judgement, kind: z.literal("revision"), of: id };

const withdrawal = { ...base, kind: z.literal("withdrawal"), of: id };

/** The newest version of each kind. Loose: a field that a later version added survives reading and writing. */
export const recordSchemas = {
  preference: z.looseObject(preference),
  revision: z.looseObject(revision),
  withdrawal: z.looseObject(withdrawal),
} as const;

type Fields<Shape extends z.ZodRawShape> = Readonly<z.infer<z.ZodObject<Shape>>>;

/** What an annotator says about a pair, and can say again in a revision. */
export type Judgement = Fields<typeof judgement>;
export type Strength = Judgement["strength"];

/** One line of preferences.jsonl. Unknown fields survive. */
export type PreferenceRecord = Fields<typeof preference>;

/** A preference before it has its id; further fields are kept. */
export type NewPreference = Omit<PreferenceRecord, "schema" | "kind" | "id">;

/** Changes an earlier choice (`of`) of the same annotator; the newest revision counts. The line it names stays in the file. */
export type RevisionRecord = Fields<typeof revision>;

/**
 * Undoes an earlier record (`of`); the line it names stays in the file. A withdrawn revision no longer counts, so what
 * was there before it does. A withdrawn withdrawal restores its record; that is final, so a later undo is a new withdrawal.
 */
export type WithdrawalRecord = Fields<typeof withdrawal>;

export type LogRecord = PreferenceRecord | RevisionRecord | WithdrawalRecord;

/** Whether a JSON value looks like a record of a preference log, of whatever version. */
export function isLogRecord(value: unknown): value is VersionedRecord {
  if (typeof value !== "object" || value === null) return false;
  const { schema, kind } = value as Record<string, unknown>;
  return typeof schema === "number" && typeof kind === "string";
}

/** Reads a JSON value as a record, of the newest version once read, or says what is wrong with it and what to do. */
export function toLogRecord(value: unknown): { readonly record: LogRecord } | { readonly message: string } {
  if (!isLogRecord(value))
    return { message: 'is not a preference record: it has no number "schema" and no text "kind"' };
  const { schema, kind } = value;
  const newest = migrate(value);
  if (newest === undefined)
    return { message: `has schema ${schema}; this version reads schemas 1 to ${SCHEMA}. Update Reward Lens to use it` };
  if (!Object.hasOwn(recordSchemas, kind))
    return { message: `is of the unknown kind "${kind.slice(0, 40)}". Update Reward Lens to use it` };
  const result = recordSchemas[kind as keyof typeof recordSchemas].safeParse(newest);
  if (!result.success) return { message: `is not a valid ${kind}: ${describe(result.error)}` };
  return { record: newest as unknown as LogRecord }; // not the parsed copy: the schemas change nothing
}

function describe(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length > 0 ? `"${issue.path.join(".")}": ` : ""}${issue.message}`)
    .join("; ");
}
