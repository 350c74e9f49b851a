import type { RecordProblem } from "./found.ts";

export interface DecodedText {
  readonly text: string;
  /** Bytes that are no text, if any: their line, and what stands there now. */
  readonly problems: readonly RecordProblem[];
}

/**
 * The text of a file of whatever origin: UTF-8, or UTF-16 where a byte-order mark says so. The mark is left out. Bytes
 * that are none become U+FFFD and a problem. Throws RangeError where the text is longer than a string can be.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const strict = new TextDecoder(encoding, { fatal: true });
  try {
    return { text: strict.decode(bytes), problems: [] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const text = new TextDecoder(encoding).decode(bytes);
  const line = text.slice(0, text.indexOf("\uFFFD")).split("\n").length;
  const message = `holds bytes that are not ${encoding.toUpperCase()}: they are read as \uFFFD. Save the file as UTF-8`;
  return { text, problems: [{ line, message }] };
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
