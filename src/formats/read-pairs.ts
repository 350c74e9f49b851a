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
  const pairs = samples.flatMap(({ query, responses, preferences, line }) =>
    preferences.map(([better, worse]): ChosenRejected => {
      return { query, chosen: responses[better].text, rejected: responses[worse].text, line };
    }),
  );
  const undecided = samples.flatMap(({ preferences, line }) =>
    preferences.length === 0 ? [{ line, message: NONE }] : [],
  );
  return { pairs, problems: [...problems, ...undecided].sort((a, b) => a.line - b.line) };
}

const NONE = 'prefers no response to another. A pair needs "prompt", "chosen" and "rejected"';
