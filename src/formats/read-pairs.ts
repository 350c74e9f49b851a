import { keptMessages } from "./canonical/messages.ts";
import type { ChosenRejected, RecordProblem } from "./found.ts";
import { readFileText, type FileReading, type ReadOptions } from "./read-file.ts";
import type { Ask } from "./roles/ask.ts";

export interface ReadPairs {
  readonly pairs: readonly ChosenRejected[];
  /** Pairs that were judged equal, in their order. */
  readonly ties: readonly ChosenRejected[];
  /** Pairs that were judged to be both bad, which says nothing of their order. */
  readonly bothBad: readonly ChosenRejected[];
  readonly problems: readonly RecordProblem[];
  /** Questions that must be answered before the records in question give preferences. */
  readonly asks: readonly Ask[];
}

/** The preferences of a reading. Records without a verdict give no preference and no problem. */
export function pairsOf(reading: FileReading): ReadPairs {
  return collectPairs(() => reading);
}

/** The preferences of what `read` reads; of samples that it hands on nothing else is kept. */
export function collectPairs(
  read: (onSample: (sample: FileReading["samples"][number]) => void) => FileReading,
): ReadPairs {
  const pairs: ChosenRejected[] = [];
  const ties: ChosenRejected[] = [];
  const bothBad: ChosenRejected[] = [];
  const add = ({ query, turns, responses, judgements, weight, line }: FileReading["samples"][number]) => {
    // One question is its text.
    const isKept = keptMessages(turns) !== undefined;
    for (const { better, worse, choice, annotator, strength, at } of judgements) {
      const kind = { first: pairs, tie: ties, "both-bad": bothBad }[choice];
      kind.push({
        query,
        ...(isKept && { turns }),
        chosen: responses[better].text,
        rejected: responses[worse].text,
        line,
        ...(weight !== undefined && { weight }),
        ...(annotator !== undefined && { annotator }),
        ...(strength !== undefined && { strength }),
        ...(at !== undefined && { at }),
      });
    }
  };
  const { samples, problems, asks } = read(add);
  samples.forEach(add);
  return { pairs, ties, bothBad, problems, asks };
}

/** Reads the preferences of a text: pairs, votes, lists with scores or ranks, of whatever type and make. */
export function readPairs(text: string, name = "-", options: ReadOptions = {}): ReadPairs {
  return pairsOf(readFileText(text, name, options));
}
