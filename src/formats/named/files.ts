import type { RecordSource } from "../records/record-source.ts";
import { withoutFilters, withoutJudge } from "./eval-logs.ts";
import { readClaudeCode } from "./conversations.ts";
import { readMessageRows } from "./message-rows.ts";
import { readMessageTree } from "./message-tree.ts";
import type { NamedFile } from "./named-file.ts";
import { readPromptfooRows, readPromptfooTable, readPromptTests } from "./promptfoo.ts";
import { answeringRuns } from "./spans.ts";

/** Reads a file that only makes sense as a whole; undefined where each record can be read alone. */
export function readNamedFile(root: unknown, records: readonly RecordSource[]): NamedFile | undefined {
  const answering = answeringRuns(withoutFilters(withoutJudge(records)));
  if (answering.length < records.length) return { records: answering };
  return (
    readPromptTests(root) ??
    readPromptfooRows(root) ??
    readPromptfooTable(records) ??
    readClaudeCode(records) ??
    readMessageTree(records) ??
    readMessageRows(records)
  );
}
