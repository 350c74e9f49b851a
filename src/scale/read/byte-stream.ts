import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { pipeline, Readable } from "node:stream";
import { encodingOf } from "../../formats/text/decode-text.ts";

/** The bytes of a file or of a pipe, in chunks. */
export type Bytes = AsyncIterable<Uint8Array>;

const CHUNK = 1 << 18;

/** The bytes of a file from its beginning. @param onRead gets the number of each chunk */
export async function* fileBytes(path: string, onRead: (bytes: number) => void = () => {}): Bytes & AsyncGenerator {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    onRead(chunk.length);
    yield chunk;
  }
}

/** At least `least` bytes of the beginning, or all; nothing more is read. */
export async function beginningOf(bytes: Bytes, least: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    if ((length += chunk.length) >= least) break;
  }
  return Buffer.concat(chunks);
}

/** What a gzip file has in it. Rejects as `bytes` do, or where it is damaged. */
export function gunzipped(bytes: Bytes): Bytes {
  const unpacked = createGunzip();
  pipeline(Readable.from(bytes), unpacked, () => {}); // an error is one of `unpacked` too
  return unpacked;
}

/** Bytes that show the encoding. */
const SHOWING = 4096;

/** A text in UTF-8, whatever Unicode it came in; bytes that are not valid stay as they are. Without a byte-order mark. */
export async function* inUtf8(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    // A pipe may begin with one short line, which is not to wait for more: it is UTF-8.
    const encoding = isFirst ? encodingOf(chunk.subarray(0, SHOWING)) : "utf-8";
    if (encoding !== "utf-8") decoder = new TextDecoder(encoding);
    if (decoder) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    else yield isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

/** A text in UTF-8, and whether some of its bytes were not: those are U+FFFD. */
export function decodePiece(bytes: Uint8Array): { readonly text: string; readonly isDamaged: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), isDamaged: false };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: new TextDecoder().decode(bytes), isDamaged: true };
  }
}

export const NOT_UTF8 = "has bytes that are not UTF-8. Save the file as UTF-8";
