import type { Notice } from "../../formats/found.ts";

/** The commands that help, beside marking, with what keeps a document from being scored. */
export function curesOf({ kind, orQuery }: Pick<Notice, "kind" | "orQuery">): readonly ("nameColumns" | "setQuery")[] {
  if (kind === "columns") return orQuery ? ["nameColumns", "setQuery"] : ["nameColumns"];
  return kind === "no-query" ? ["setQuery"] : [];
}
