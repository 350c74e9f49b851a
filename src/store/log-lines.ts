import type { FileHandle } from "node:fs/promises";

/** Where a line of a file stands. */
export interface LineRef {
  /** 1-based. */
  readonly number: number;
  /** Byte of its first character, and of its end without the newline. */
  readonly start: number;
  readonly end: number;
}

export interface FileLine extends LineRef {
  readonly text: string;
  /** Whether a newline ends it: the last line may be torn, or still being written. */
  readonly whole: boolean;
}

const CHUNK = 1 << 18;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Goes through the lines of a file from a byte on, blank ones left out: neither the file nor many of its lines are ever
 * in memory at once. LF or CRLF ends a line; a byte-order mark at the file's start is skipped. Bytes that are no UTF-8
 * become U+FFFD.
 * @param from where a line begins, and its number.
 * @param visit says true where it has seen enough.
 */
export async function eachLine(
  file: Pick<FileHandle, "read">,
  from: Pick<LineRef, "number" | "start">,
  visit: (line: FileLine) => true | void,
): Promise<void> {
  let { number, start } = from;
  let buffer = Buffer.allocUnsafe(CHUNK);
  let held = 0; // bytes of an unfinished line at the buffer's start
  for (;;) {
    if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    const { bytesRead } = await file.read(buffer, held, buffer.length - held, start + held);
    const length = held + bytesRead;
    const filled = buffer.subarray(0, length);
    let at = 0;
    const take = (end: number, whole: boolean) => {
      const text = lineText(buffer, at, end, start + at === 0);
      return text.trim() !== "" && visit({ number, start: start + at, end: start + end, text, whole });
    };
    // What was held has no newline.
    for (let next = filled.indexOf(NEWLINE, held); next >= 0; next = filled.indexOf(NEWLINE, at)) {
      if (take(next, true)) return;
      number++;
      at = next + 1;
    }
    if (bytesRead === 0) {
      if (length > at) take(length, false);
      return;
    }
    buffer.copyWithin(0, at, length);
    held = length - at;
    start += at;
  }
}

/** The bytes of a line as text, without the carriage return and, at the file's start, the byte-order mark. */
export function lineText(bytes: Buffer, start: number, end: number, first: boolean): string {
  const text = bytes.toString("utf8", start, bytes[end - 1] === RETURN && end > start ? end - 1 : end);
  return first && text.startsWith("\uFEFF") ? text.slice(1) : text;
}
