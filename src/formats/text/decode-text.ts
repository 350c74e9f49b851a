import type { RecordProblem } from "../found.ts";
import { MAX_FILE_BYTES } from "./limits.ts";
import { lineCounter } from "./line-counter.ts";

export interface DecodedText {
  readonly text: string;
  /** Bytes that are not in the file's encoding, if any: the line of the first, and how they were read. */
  readonly problems: readonly RecordProblem[];
}

/**
 * The text of a file from anywhere: UTF-8; UTF-16 where a byte-order mark or the zeros of its Latin letters show it. The mark
 * is left out. Other bytes are read as Windows-1252 (which has Latin-1's letters) in a file that has no letter of UTF-8
 * beyond ASCII, else as U+FFFD; either is a problem. Throws RangeError for more than MAX_FILE_BYTES.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > MAX_FILE_BYTES) throw new RangeError(`it is larger than ${MAX_FILE_BYTES / 1e6} MB; split it`);
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), problems: [] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const lossy = new TextDecoder(encoding).decode(bytes);
  const line = lineCounter(lossy)(lossy.indexOf("\uFFFD"));
  const problem = (how: string): RecordProblem => {
    return { line, message: `is not ${encoding.toUpperCase()}: ${how}. Save the file as UTF-8` };
  };
  if (encoding === "utf-8" && /^[\0-\x7f\uFFFD]*$/.test(lossy)) {
    const text = new TextDecoder("windows-1252").decode(bytes);
    return { text, problems: [problem("the file is read as Windows-1252")] };
  }
  return { text: lossy, problems: [problem("bytes that are not valid characters are read as \uFFFD")] };
}

/** Bytes that are looked at for zeros; fewer than the least say nothing. */
const [LEAST_LOOKED_AT, LOOKED_AT] = [16, 4096];

/** The encoding of a text by its first bytes. */
export function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (bytes.length < LEAST_LOOKED_AT) return "utf-8";
  const zeros = [0, 0];
  const some = bytes.subarray(0, Math.min(LOOKED_AT, bytes.length - (bytes.length % 2)));
  some.forEach((byte, i) => (zeros[i % 2] += Number(byte === 0)));
  const [even, odd] = zeros.map((count) => count / (some.length / 2));
  if (odd > 0.5 && even < 0.1) return "utf-16le";
  return even > 0.5 && odd < 0.1 ? "utf-16be" : "utf-8";
}
