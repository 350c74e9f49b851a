import type { ChosenRejected, RecordProblem } from "./found.ts";
import { jsonLines } from "./json-lines.ts";
import { readPairLine } from "./pair-line.ts";

export interface ReadPairs {
  readonly pairs: readonly ChosenRejected[];
  readonly problems: readonly RecordProblem[];
}

/**
 * Reads a JSONL file of pairs `{"prompt", "chosen", "rejected"}`; good lines are kept, bad ones become problems.
 * @param isOther says which lines are another reader's (records of the preference log, say): they are passed over.
 */
export function readPairs(text: string, isOther?: (value: unknown) => boolean): ReadPairs {
  const pairs: ChosenRejected[] = [];
  const problems: RecordProblem[] = [];
  for (const line of jsonLines(text)) {
    const read = readPairLine(line.text, isOther);
    if (!read) continue;
    if ("message" in read) {
      problems.push({ line: line.number, message: read.message });
    } else {
      const { prompt: query, chosen, rejected } = read.pair;
      pairs.push({ query, chosen, rejected, line: line.number });
    }
  }
  return { pairs, problems };
}
