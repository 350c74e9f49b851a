import * as z from "zod";

const uri = z.string().min(1);
const pair = z.object({ query: z.string(), responses: z.tuple([z.string(), z.string()]) });

/** A source as it is kept in a page's state or a queue's file. */
export const savedSource = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["document", "file"]), uri }),
  z.object({ kind: z.literal("folder"), uri, query: z.string() }),
  z.object({ kind: z.literal("git"), uri, commit: z.string().regex(/^[0-9a-f]{7,64}$/), query: z.string() }),
  z.object({ kind: z.literal("texts"), uri, name: z.string(), pairs: z.array(pair) }),
  z.object({ kind: z.literal("queue"), uri, name: z.string() }),
]);
export type SavedSource = z.infer<typeof savedSource>;
