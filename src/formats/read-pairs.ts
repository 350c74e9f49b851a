import type { ChosenRejected, RecordProblem } from "./found.ts";
import { readSamples, type RecordFileKind } from "./read-samples.ts";

export interface ReadPairs {
  readonly pairs: readonly ChosenRejected[];
  readonly problems: readonly RecordProblem[];
}

/**
 * Reads the preferences of a file: pairs `{"prompt", "chosen", "rejected"}`, lists with scores or ranks, votes. Good
 * records are kept; bad ones and those that prefer no response (ties, answers without a verdict) become problems.
 * @param isOther says which records are another reader's (those of the preference log, say): they are passed over.
 */
export function readPairs(
  text: string,
  isOther?: (value: unknown) => boolean,
  kind: RecordFileKind = "jsonl",
): ReadPairs {
  const { samples, problems } = readSamples(text, kind, isOther);
  const pairs: ChosenRejected[] = [];
  const undecided: RecordProblem[] = [];
  for (const { query, responses, preferences, weight, line } of samples) {
    const before = pairs.length;
    for (const [better, worse] of preferences) {
      const pair = { query, chosen: responses[better].text, rejected: responses[worse].text, line };
      pairs.push(weight === undefined ? pair : { ...pair, weight });
    }
    if (pairs.length === before && undecided.at(-1)?.line !== line) undecided.push({ line, message: NONE });
  }
  return { pairs, problems: [...problems, ...undecided].sort((a, b) => a.line - b.line) };
}

const NONE = 'prefers no response to another. A pair needs "prompt", "chosen" and "rejected"';
