import type { FileHandle } from "node:fs/promises";

/** A line of a file. */
export interface FileLine {
  /** 1-based. */
  readonly number: number;
  /** Byte of the file at which it begins, and at which it ends without the newline. */
  readonly start: number;
  readonly end: number;
  /** Whether a newline ends it: the last line may be torn, or still being written. */
  readonly whole: boolean;
  /** Without the carriage return and, at the file's start, the byte-order mark; "" for a line that is too long. */
  readonly text: string;
  /** The bytes of the text. Only valid during the visit. */
  readonly bytes: Buffer;
}

/** Bytes of the longest line that is read or written: some hundred pages of query and responses. */
export const MOST_LINE = 1 << 24;

/** Bytes of the largest log that is read: about a million choices. */
export const MOST_LOG = 1 << 29;

const CHUNK = 1 << 18;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const MARK = Buffer.from("\uFEFF");
const NOTHING = Buffer.alloc(0);

/**
 * Visits the lines of a file from a byte on, without blank ones: neither the file nor many of its lines are ever in
 * memory together. LF or CRLF ends a line; a byte-order mark at the file's start is skipped. Bytes that are not UTF-8
 * become U+FFFD. A line much longer than `most` bytes is skipped, and visited without its text.
 * @param from where a line begins, and its number.
 * @param visit returns true where it has seen enough.
 */
export async function eachLine(
  file: Pick<FileHandle, "read">,
  from: Pick<FileLine, "number" | "start">,
  visit: (line: FileLine) => true | void,
  most = MOST_LINE,
): Promise<void> {
  let { number, start } = from; // of the line at the buffer's first byte
  let buffer = Buffer.allocUnsafe(CHUNK);
  let held = 0; // bytes of an unfinished line at the buffer's start
  let long: number | undefined; // where a line begins that is being skipped
  for (;;) {
    if (buffer.length < held + CHUNK) buffer = Buffer.concat([buffer], 2 * (held + CHUNK));
    const { bytesRead } = await file.read(buffer, held, CHUNK, start + held);
    const read = buffer.subarray(0, held + bytesRead);
    const atEnd = bytesRead === 0;
    let at = 0;
    for (let seen = held; at < read.length; seen = at) {
      const newline = read.indexOf(NEWLINE, seen);
      if (newline < 0 && !atEnd) break;
      const end = newline < 0 ? read.length : newline;
      const ends = { number: number++, end: start + end, whole: newline >= 0 };
      const line =
        long === undefined
          ? { ...ends, start: start + at, ...textOf(read.subarray(at, end), start + at === 0) }
          : { ...ends, start: long, text: "", bytes: NOTHING };
      const blank = long === undefined && line.text.trim() === "";
      long = undefined;
      if (!blank && visit(line)) return;
      at = newline < 0 ? read.length : newline + 1;
    }
    if (atEnd) {
      if (long !== undefined) visit({ number, start: long, end: start, whole: false, text: "", bytes: NOTHING });
      return;
    }
    held = read.length - at;
    start += at;
    if (long !== undefined || held > most) {
      long ??= start;
      start += held;
      held = 0;
    } else buffer.copyWithin(0, at, at + held);
  }
}

function textOf(line: Buffer, first: boolean): Pick<FileLine, "text" | "bytes"> {
  const end = line.at(-1) === RETURN ? line.length - 1 : line.length;
  const begin = first && line.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
  const bytes = line.subarray(begin, Math.max(begin, end));
  return { bytes, text: bytes.toString("utf8") };
}
