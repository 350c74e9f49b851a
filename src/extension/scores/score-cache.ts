import { createHash } from "node:crypto";
import type { QueryResponse } from "../../core/types.ts";

/** Same texts, same key. JSON writes lone surrogates as escapes, so that they do not all become U+FFFD in the hash. */
export function textKey({ query, response }: QueryResponse): string {
  return createHash("sha256")
    .update(JSON.stringify([query, response]))
    .digest("base64");
}
