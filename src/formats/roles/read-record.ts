import { parseJsonLine } from "../records/json-lines.ts";
import { readSample } from "./read-sample.ts";
import type { Sample, SampleReading } from "./sample.ts";
import { stringRanges, type StringRanges } from "../records/string-ranges.ts";

/** A record with the places of its strings in its source. */
export type RecordReading =
  | { readonly samples: readonly Sample[]; readonly notes: readonly string[]; readonly strings: StringRanges }
  | { readonly message: string };

/**
 * Reads the JSON source of one record; never throws. Undefined where the record is another reader's.
 * A field that stands twice and is used makes it a problem: readers of JSON take the one or the other.
 * @param isOther says which values are another reader's
 */
export function readRecord(source: string, isOther?: (value: unknown) => boolean): RecordReading | undefined {
  const parsed = parseJsonLine(source);
  if ("message" in parsed) return parsed;
  if (isOther?.(parsed.value)) return undefined;
  const reading: SampleReading = readSample(parsed.value);
  if ("message" in reading) return reading;
  const strings = stringRanges(source);
  const used = new Set(reading.samples.flatMap(usedFields));
  const ambiguous = strings.twice.find((name) => used.has(name));
  if (ambiguous !== undefined) return { message: `"${ambiguous}" stands twice. Keep one of them` };
  return { ...reading, strings };
}

function usedFields({ queryPlace, responses }: Sample): (string | number | undefined)[] {
  return [queryPlace, ...responses.map(({ place }) => place)].map((place) => place?.path[0]);
}
