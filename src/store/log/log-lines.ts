import { isUtf8 } from "node:buffer";
import type { FileHandle } from "node:fs/promises";

/** Where a line of a file stands. */
export interface LineRef {
  /** 1-based. */
  readonly number: number;
  /** Byte of its first character, and of its end without the newline. */
  readonly start: number;
  readonly end: number;
}

/** Some whole lines of a file, decoded together: one call a line would show. */
class Piece {
  readonly bytes: Buffer;
  /** Byte of the file at which they begin. */
  readonly start: number;
  readonly latin1: string;
  readonly isUtf8: boolean;

  constructor(bytes: Buffer, start: number) {
    this.bytes = bytes;
    this.start = start;
    this.latin1 = bytes.toString("latin1");
    this.isUtf8 = isUtf8(bytes);
  }
}

/** Bytes of the longest line that is read or written: some hundred pages of query and responses. */
export const MOST_LINE = 1 << 24;

/** A line of a file while it is at hand: not to be kept. */
export class FileLine implements LineRef {
  readonly number: number;
  readonly #in: Piece;
  readonly #from: number;
  readonly #to: number;
  readonly #ended: boolean | undefined;

  /** @param ended given for a line whose text is not there: whether a newline ends it. */
  constructor(piece: Piece, from: number, to: number, number: number, ended?: boolean) {
    this.#in = piece;
    this.#from = from;
    this.#to = to;
    this.#ended = ended;
    this.number = number;
  }

  /** A line that is longer than any line should be: only its place is known, its text is "". */
  static tooLong(number: number, start: number, end: number, ended: boolean): FileLine {
    return new FileLine(new Piece(Buffer.alloc(0), start), 0, end - start, number, ended);
  }

  get start(): number {
    return this.#in.start + this.#from;
  }
  get end(): number {
    return this.#in.start + this.#to;
  }
  /** Whether a newline ends it: the last line may be torn, or still being written. */
  get whole(): boolean {
    return this.#ended ?? this.#to < this.#in.bytes.length;
  }
  /** Its bytes without the carriage return. */
  get bytes(): Buffer {
    const { bytes } = this.#in;
    const end = bytes[this.#to - 1] === RETURN && this.#to > this.#from ? this.#to - 1 : this.#to;
    return bytes.subarray(this.#from, end);
  }
  get text(): string {
    return lineText(this.#in.bytes, this.#from, this.#to, this.start === 0);
  }
  /** Its bytes as Latin-1, a character each, where they are UTF-8: spares who is content with them the decoding. */
  get latin1(): string | undefined {
    return this.#in.isUtf8 ? this.#in.latin1.slice(this.#from, this.#to) : undefined;
  }
  get isBlank(): boolean {
    return this.#in.latin1[this.#from] !== "{" && this.text.trim() === "";
  }
}

const CHUNK = 1 << 18;
/** A string of so many characters is one that the garbage collector keeps among the small ones. */
const PIECE = 1 << 14;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Goes through the lines of a file from a byte on, blank ones left out: neither the file nor many of its lines are ever
 * in memory at once. LF or CRLF ends a line; a byte-order mark at the file's start is skipped. Bytes that are no UTF-8
 * become U+FFFD. A line much longer than `most` bytes is passed over, and visited without its text.
 * @param from where a line begins, and its number.
 * @param visit says true where it has seen enough.
 */
export async function eachLine(
  file: Pick<FileHandle, "read">,
  from: Pick<LineRef, "number" | "start">,
  visit: (line: FileLine) => true | void,
  most = MOST_LINE,
): Promise<void> {
  let { number, start } = from;
  let buffer = Buffer.allocUnsafe(CHUNK);
  let ahead = Buffer.allocUnsafe(CHUNK);
  let held = 0; // bytes of an unfinished line at the buffer's start
  let long: number | undefined; // where a line begins that is being passed over
  let reading = file.read(buffer, 0, CHUNK, start);
  for (;;) {
    const { bytesRead } = await reading;
    const length = held + bytesRead;
    const next = start + length;
    let first = 0; // byte of the buffer at which lines begin
    if (long !== undefined) {
      const stop = buffer.subarray(0, length).indexOf(NEWLINE);
      if (stop < 0 && bytesRead > 0) {
        start = next;
        reading = file.read(buffer, 0, CHUNK, start);
        continue;
      }
      first = stop < 0 ? length : stop + 1;
      if (visit(FileLine.tooLong(number++, long, stop < 0 ? next : start + stop, stop >= 0))) return;
      long = undefined;
    }
    // What was held has no newline. At the file's end the rest is a line, too.
    const unseen = Math.max(held, first);
    const newline = buffer.subarray(unseen, length).lastIndexOf(NEWLINE);
    const end = bytesRead === 0 ? length : newline < 0 ? first : unseen + newline + 1;
    held = length - end;
    if (held > most) [long, held] = [start + end, 0];
    if (ahead.length < held + CHUNK) ahead = Buffer.allocUnsafe(2 * (held + CHUNK));
    buffer.copy(ahead, 0, end, end + held);
    // The next bytes come while these lines are looked at.
    if (bytesRead > 0) reading = file.read(ahead, held, ahead.length - held, next);
    for (const piece of pieces(buffer.subarray(first, end), start + first)) {
      for (let at = 0; at < piece.bytes.length; number++) {
        const after = piece.latin1.indexOf("\n", at);
        const line = new FileLine(piece, at, after < 0 ? piece.bytes.length : after, number);
        if (!line.isBlank && visit(line)) return void (await reading);
        at = line.end - piece.start + 1;
      }
    }
    if (bytesRead === 0) return;
    [buffer, ahead] = [ahead, buffer];
    start = next - held;
  }
}

function* pieces(bytes: Buffer, start: number): Generator<Piece> {
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(NEWLINE, at + PIECE) + 1 || bytes.length;
    yield new Piece(bytes.subarray(at, next), start + at);
    at = next;
  }
}

/** The bytes of a line as text, without the carriage return and, at the file's start, the byte-order mark. */
export function lineText(bytes: Buffer, start: number, end: number, first: boolean): string {
  const text = bytes.toString("utf8", start, bytes[end - 1] === RETURN && end > start ? end - 1 : end);
  return first && text.startsWith("\uFEFF") ? text.slice(1) : text;
}
