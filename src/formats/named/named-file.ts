import type { RecordProblem } from "../found.ts";
import type { RecordSource } from "../records/record-source.ts";
import type { Sample } from "../roles/sample.ts";

/** What a file of a named tool contains: samples, or records that are read by the roles of their columns. */
export type NamedFile =
  | { readonly samples: readonly (Sample & { readonly line: number })[]; readonly problems: readonly RecordProblem[] }
  | { readonly records: readonly RecordSource[] };
