import { readChatSample, readSingleSample } from "./sample-chat.ts";
import { readListSample } from "./sample-list.ts";
import { readPairSample } from "./sample-pair.ts";
import { readArenaVote, readLabelStudioTask } from "./sample-vote.ts";
import type { Fields, SampleReading } from "./sample.ts";
import { withoutNulls } from "../records/without-nulls.ts";

/** The makes of records, the most telling first: a record belongs to the first reader that knows it. */
const readers = [readLabelStudioTask, readArenaVote, readPairSample, readListSample, readSingleSample, readChatSample];

/**
 * Reads one record of preferences or responses, of whichever known make (docs/pair-sources.md lists them); never throws.
 * A field that is null is absent.
 * @param value JSON, or a row of CSV with its columns as fields
 */
export function readSample(value: unknown): SampleReading {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { message: "is not a JSON object" };
  const fields = withoutNulls(value) as Fields;
  for (const read of readers) {
    const reading = read(fields);
    if (reading) return reading;
  }
  return { message: 'holds no response. A record needs "prompt" with "chosen" and "rejected", or with "responses"' };
}
