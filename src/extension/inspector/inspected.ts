import * as z from "zod";
import type { Inspected } from "../../protocol/inspector.ts";

const names = z.array(z.string()).max(2).optional();
const schema = z.object({ query: z.string(), response: z.string(), other: z.string().optional(), names });

/** What a command's argument or a page's memento asks to inspect; undefined where it is neither. */
export function readInspected(value: unknown): Inspected | undefined {
  const read = schema.safeParse(value);
  return read.success ? read.data : undefined;
}
