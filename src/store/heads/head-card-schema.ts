import * as z from "zod";
import { hiddenRuns } from "../../core/features/hidden-characters.ts";
import type { HeadCard } from "../../core/model/head.ts";
import { blindSpotsSchema, headReportSchema } from "./head-report-schema.ts";

const rate = z.number().min(0).max(1);

/** A name that people gave: one line, which a list has room for. */
export const headNameSchema = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(60, "is longer than 60 characters")
  .regex(/^\P{Cc}*$/u, "contains a line break or another control character")
  .refine(
    (name) => hiddenRuns(name).next().done,
    "contains a character that nobody sees, which may change how a list reads",
  );

const needed = z.int().min(0).exactOptional();
/** How many new responses get a number. Cards of earlier versions have the share under another name. */
const unseenSchema = z.union([
  z.object({ scoredShare: rate, needed }),
  z.object({ told: rate, needed }).transform(({ told: scoredShare, ...more }) => ({ scoredShare, ...more })),
]);

/** card.json of a head; a field that a later version added survives. */
const cardSchema = z.looseObject({
  schema: z.literal(1, { error: "is of a version that this one does not read; update Reward Lens" }),
  id: z.string().regex(/^[a-z0-9-]+$/, "contains characters other than a-z, 0-9 and -"),
  name: headNameSchema.optional(),
  number: z.int().min(1).exactOptional(),
  encoder: z.string().min(1),
  dimension: z.int().min(1).max(65_536),
  created: z.iso.datetime({ offset: true }),
  pairs: z.int().min(0),
  queries: z.int().min(0),
  ridge: z.number().min(0),
  surfaceRidge: z.number().min(0),
  priors: z.array(z.object({ name: z.string(), alpha: z.number() })),
  heldOutAccuracy: rate,
  heldOutInterval: z.tuple([rate, rate]),
  heldOutLoss: z.number().min(0),
  lengthBaseline: rate,
  ece: rate,
  data: z.string(),
  description: z.string(),
  report: headReportSchema.exactOptional(),
  unseen: unseenSchema.exactOptional(),
  blindSpots: blindSpotsSchema.exactOptional(),
});

/** Reads a JSON value as a card. Throws Error that says which field is wrong. */
export function toHeadCard(value: unknown): HeadCard {
  const result = cardSchema.safeParse(value);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new Error(path.length > 0 ? `its "${path.join(".")}" ${lower(message)}` : lower(message));
}

/** The text of card.json. Throws Error as toHeadCard does. */
export const cardText = (card: HeadCard): string => `${JSON.stringify(toHeadCard(card), null, 2)}\n`;

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
