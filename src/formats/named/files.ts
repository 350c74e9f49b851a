import type { RecordSource } from "../records/record-source.ts";
import { withoutJudge } from "./eval-logs.ts";
import { readClaudeCode } from "./conversations.ts";
import { readMessageTree } from "./message-tree.ts";
import type { NamedFile } from "./named-file.ts";
import { readPromptfooTable, readPromptTests } from "./promptfoo.ts";

/** Reads a file that only makes sense as a whole; undefined where each record can be read alone. */
export function readNamedFile(root: unknown, records: readonly RecordSource[]): NamedFile | undefined {
  const judged = withoutJudge(records);
  if (judged.length < records.length) return { records: judged };
  return readPromptTests(root) ?? readPromptfooTable(records) ?? readClaudeCode(records) ?? readMessageTree(records);
}
