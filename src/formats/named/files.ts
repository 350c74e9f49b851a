import type { RecordProblem } from "../found.ts";
import type { RecordSource } from "../roles/read-all.ts";
import type { Sample } from "../roles/sample.ts";
import { readClaudeCode, readMessageTree } from "./conversations.ts";
import { readPromptfooTable, readPromptTests } from "./promptfoo.ts";

/** What a file of a named tool contains: samples, or records that are read by the roles of their columns. */
export type NamedFile =
  | { readonly samples: readonly (Sample & { readonly line: number })[]; readonly problems: readonly RecordProblem[] }
  | { readonly records: readonly RecordSource[] };

/** Reads a file that only makes sense as a whole; undefined where its records stand for themselves. */
export function readNamedFile(root: unknown, records: readonly RecordSource[]): NamedFile | undefined {
  return readPromptTests(root) ?? readPromptfooTable(records) ?? readClaudeCode(records) ?? readMessageTree(records);
}
