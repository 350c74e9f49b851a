import { CHOICES, type PreferenceRecord } from "./record.ts";

/** A preference without its responses. */
export type PlainPreference = Omit<PreferenceRecord, "responses">;

const text = String.raw`"([^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*)"`;
const passed = text.replace("(", "(?:");
/** What Date.toISOString writes, less the days that not every month has. */
export const TIME = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z`;
const LINE = new RegExp(
  String.raw`^\{"annotator":${text},"at":"(${TIME})","choice":"(${CHOICES.join("|")})","id":"([0-9a-f]{32})",` +
    String.raw`"kind":"preference","query":${text},"reason":${text},"responses":\[${passed},${passed}\],"schema":2,` +
    String.raw`"seconds":((?:0|[1-9]\d{0,9})(?:\.\d{1,20})?),"shown":\[(0,1|1,0)\],"source":${text},"strength":([123])\}$`,
);

const AS_STORED = [0, 1] as const;
const SWAPPED = [1, 0] as const;

/**
 * A line as this program writes most of its preferences, read without its responses, which are nine tenths of a log: a log
 * of 200,000 lines opens in two thirds of the time. Undefined says nothing: the line is then read as JSON and checked.
 * What is read is what JSON and the check would have said (tested).
 */
export function readPlainLine(latin1: string): PlainPreference | undefined {
  const found = LINE.exec(latin1);
  if (found === null) return undefined;
  return {
    schema: 2,
    kind: "preference",
    annotator: textOf(found[1]),
    at: found[2],
    choice: found[3] as PlainPreference["choice"],
    id: found[4],
    query: textOf(found[5]),
    reason: textOf(found[6]),
    seconds: Number(found[7]),
    shown: found[8] === "0,1" ? AS_STORED : SWAPPED,
    source: textOf(found[9]),
    strength: Number(found[10]) as PlainPreference["strength"],
  };
}

const NOT_PLAIN = /[\\\x80-\xff]/;

/** What the inside of a string literal says, given as Latin-1 for UTF-8. */
function textOf(latin1: string): string {
  if (latin1 === "" || !NOT_PLAIN.test(latin1)) return latin1;
  return JSON.parse(Buffer.from(`"${latin1}"`, "latin1").toString()) as string;
}
