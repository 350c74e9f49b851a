import * as z from "zod";
import { canonicalJson } from "../../../store/files/canonical-json.ts";
import { parseJson } from "../../../store/files/parse-json.ts";
import { savedSource, type SavedSource } from "../saved-source.ts";

const shape = z.looseObject({
  schema: z.literal(1),
  name: z.string().min(1).max(200),
  order: z.enum(["random", "informative"]),
  seed: z.number().int().min(0).max(0xffffffff),
  created: z.iso.datetime(),
  sources: z.array(savedSource.refine(({ kind }) => kind !== "queue", "a queue cannot contain a queue")).max(1000),
});

/** A queue as its file has it: where its pairs come from, not the pairs; unknown fields survive. */
export type QueueFile = z.infer<typeof shape>;

export interface NewQueue {
  readonly name: string;
  readonly seed: number;
  readonly sources: readonly SavedSource[];
  readonly created: Date;
}

export function newQueueFile({ name, seed, sources, created }: NewQueue): QueueFile {
  return { schema: 1, name, order: "random", seed, created: created.toISOString(), sources: [...sources] };
}

/** Reads the text of a queue's file, or says what is wrong with it. */
export function parseQueueFile(text: string): { readonly queue: QueueFile } | { readonly message: string } {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { message: error instanceof SyntaxError ? `is not JSON: ${reason}` : reason };
  }
  const result = shape.safeParse(value);
  if (result.success) return { queue: result.data };
  const [{ path, message }] = result.error.issues;
  return { message: path.length > 0 ? `"${path.join(".")}": ${message}` : message };
}

/** A line a source, and keys sorted: made for git. */
export function formatQueueFile({ sources, ...rest }: QueueFile): string {
  const lines = sources.map((source) => `    ${canonicalJson(source)}`).join(",\n");
  const fields = Object.keys(rest)
    .sort()
    .map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(rest[key])}`);
  const list = lines === "" ? "[]" : `[\n${lines}\n  ]`;
  return `{\n${[...fields, `  "sources": ${list}`].join(",\n")}\n}\n`;
}
