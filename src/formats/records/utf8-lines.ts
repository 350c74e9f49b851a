import { isUtf8 } from "node:buffer";
import { encodingOf } from "../text/decode-text.ts";
import { MAX_FILE_BYTES } from "../text/limits.ts";
import { areJsonLines, jsonLines, type JsonLine } from "./json-lines.ts";
import { lineRecords, type LineRecords } from "./lenient-lines.ts";

/** Bytes that are decoded in one go. */
const BLOCK = 1 << 20;
const NEWLINE = 10;

/**
 * The records of JSON Lines in UTF-8 without their text, which takes as much memory as the records do, or twice as much where
 * it has a letter beyond Latin-1. Undefined for any other file.
 * @param isOther says of some lines that the file is for another reader
 */
export function recordsOfBytes(bytes: Uint8Array, isOther: (lines: string) => boolean): LineRecords | undefined {
  if (bytes.length > MAX_FILE_BYTES || encodingOf(bytes) !== "utf-8" || !isUtf8(bytes)) return undefined;
  const [first] = linesOf(bytes);
  if (!first?.text.trimStart().startsWith("{") || !areJsonLines(linesOf(bytes))) return undefined;
  for (const block of blocksOf(bytes)) if (isOther(block)) return undefined;
  return lineRecords(linesOf(bytes));
}

function* linesOf(bytes: Uint8Array): Generator<JsonLine> {
  let first = 1;
  for (const block of blocksOf(bytes)) first = yield* jsonLines(block, first);
}

/** The text of bytes in blocks of whole lines. */
function* blocksOf(bytes: Uint8Array): Generator<string> {
  const { buffer, byteOffset, length } = bytes;
  const source = Buffer.from(buffer, byteOffset, length);
  for (let from = 0; from < length;) {
    const newline = source.indexOf(NEWLINE, Math.min(from + BLOCK, length));
    const end = newline < 0 ? length : newline + 1;
    yield source.toString("utf8", from, end);
    from = end;
  }
}
