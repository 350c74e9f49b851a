import * as z from "zod";
import { readChatSample, readSingleSample } from "./sample-chat.ts";
import { readListSample } from "./sample-list.ts";
import { readPairSample } from "./sample-pair.ts";
import { readArenaVote, readLabelStudioTask } from "./sample-vote.ts";
import type { SampleReading } from "./sample.ts";

const object = z.record(z.string(), z.unknown());

/** The makes of records, the most telling first: a record belongs to the first reader that knows it. */
const readers = [readLabelStudioTask, readArenaVote, readPairSample, readListSample, readSingleSample, readChatSample];

/**
 * Reads one record of preferences or responses, of whichever known make (docs/pair-sources.md lists them); never throws.
 * @param value JSON, or a row of CSV with its columns as fields
 */
export function readSample(value: unknown): SampleReading {
  const fields = object.safeParse(value);
  if (!fields.success) return { message: "is not a JSON object" };
  for (const read of readers) {
    const reading = read(fields.data);
    if (reading) return reading;
  }
  return { message: 'holds no response. A record needs "prompt" with "chosen" and "rejected", or with "responses"' };
}
