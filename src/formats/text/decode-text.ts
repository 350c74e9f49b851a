import type { RecordProblem } from "../found.ts";
import { MAX_FILE_BYTES } from "./limits.ts";
import { readLegacy } from "./legacy-encoding.ts";
import { lineCounter } from "./place.ts";

export interface DecodedText {
  readonly text: string;
  /** "utf-8", "utf-16le", "utf-16be", or the name of the encoding that is guessed. */
  readonly encoding: string;
  /** Bytes that are not in the file's encoding, if any: the line of the first, and how they were read. */
  readonly problems: readonly RecordProblem[];
}

/**
 * The text of a file from anywhere: UTF-8; UTF-16 where a byte-order mark or the zeros of its Latin letters show it. The mark
 * is left out. Bytes that are mostly not UTF-8 are read by the encoding that they look like, which is named in a problem; a few
 * in a text of UTF-8, or those that may be of several encodings, are U+FFFD. Throws RangeError for more than MAX_FILE_BYTES.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > MAX_FILE_BYTES) throw new RangeError(`it is larger than ${MAX_FILE_BYTES / 1e6} MB; split it`);
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, problems: [] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const lossy = new TextDecoder(encoding).decode(bytes);
  const line = lineCounter(lossy)(lossy.indexOf("\uFFFD"));
  const problem = (how: string): RecordProblem => {
    return { line, message: `is not ${encoding.toUpperCase()}: ${how}. Save the file as UTF-8` };
  };
  const legacy = encoding === "utf-8" && isMostlyDamaged(lossy) ? readLegacy(bytes) : undefined;
  if (legacy && "text" in legacy)
    return { ...legacy, problems: [problem(`the file is read as ${legacy.encoding}, its likeliest encoding`)] };
  const could = legacy ? `it may be ${legacy.encodings.join(" or ")}, and ` : "";
  return {
    text: lossy,
    encoding,
    problems: [problem(`${could}bytes that are not valid characters are read as \uFFFD`)],
  };
}

/** Whether more letters beyond ASCII are not of UTF-8 than are: by chance a fifth of Chinese in GBK is. */
function isMostlyDamaged(lossy: string): boolean {
  const damaged = lossy.split("\uFFFD").length - 1;
  return lossy.replace(/[\0-\x7f\uFFFD]+/g, "").length < damaged;
}

/** Bytes that are looked at for zeros; fewer than the least say nothing. */
const [LEAST_LOOKED_AT, LOOKED_AT] = [16, 4096];

/** What shows at the beginning of a file: UTF-8 where nothing does. */
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
