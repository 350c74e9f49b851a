import type { RecordProblem } from "../formats/found.ts";
import { parseJsonLine } from "../formats/json-lines.ts";
import { canonicalJson, contentId } from "./canonical-json.ts";
import { Column, SOME } from "./column.ts";
import { IdTable } from "./id-table.ts";
import type { LineRef } from "./log-lines.ts";
import { readPlainLine, type PlainPreference } from "./plain-line.ts";
import type { LogRecord } from "./record.ts";
import { toLogRecord } from "./record-schema.ts";

/** A line with what it says. */
export interface TextLine extends LineRef {
  readonly text: string;
  /** The bytes of the text in UTF-8, a character each, where they are known. */
  readonly latin1?: string | undefined;
}

export interface LogIndexOptions<R> {
  /** What is kept of a record; `index` is its place among the records. */
  readonly keep: (record: LogRecord, index: number) => R;
  /** The same where nobody asks for responses: most lines are then read without them, and much faster. */
  readonly keepPlain?: (record: PlainPreference, index: number) => R;
  /** The text of a line that was added before. */
  readonly textOf: (line: LineRef) => string;
  /** About how many records there will be. */
  readonly expected?: number;
  /** Lines that another reader claims are passed over. */
  readonly isOther?: (value: unknown) => boolean;
}

/**
 * The records of a log, line by line: each once, however often it stands. Every line that is not another reader's is a
 * record or a problem: torn, from a newer version, or of an id that a different record has. Of two different records
 * with one id that whose id is the hash of its content is used, whichever comes first.
 */
export class LogIndex<R> {
  readonly #options: LogIndexOptions<R>;
  readonly #ids: IdTable;
  /** The line that each record is from. */
  readonly #numbers: Column;
  readonly #starts: Column;
  readonly #ends: Column;
  readonly records: R[] = [];
  readonly problems: RecordProblem[] = [];

  constructor(options: LogIndexOptions<R>) {
    this.#options = options;
    const { expected = SOME } = options;
    this.#ids = new IdTable(expected);
    this.#numbers = new Column(Uint32Array, expected);
    this.#starts = new Column(Float64Array, expected);
    this.#ends = new Column(Float64Array, expected);
  }

  add(line: TextLine): void {
    const { keep, keepPlain } = this.#options;
    const plain = keepPlain && line.latin1 !== undefined && readPlainLine(line.latin1);
    if (plain) return this.#add(plain, line, keepPlain);
    const read = this.#read(line.text);
    if (read === undefined) return;
    if ("message" in read) {
      this.#problem(line, `${read.message}. It is set aside and stays in the file`);
      return;
    }
    this.#add(read.record, line, keep);
  }

  #add<T extends { readonly id: string }>(record: T, line: TextLine, keep: (record: T, index: number) => R): void {
    const index = this.#ids.add(record.id);
    if (index === this.records.length) return this.#set(index, line, keep(record, index));
    const before = this.lineOf(index);
    const order = compare(this.#options.textOf(before), line.text);
    if (order === 0) return;
    const [used, other] = order < 0 ? [before, line] : [line, before];
    this.#problem(other, `has the id of line ${used.number} but other contents. Only line ${used.number} is used`);
    if (used === line) this.#set(index, line, keep(record, index));
  }

  idOf(index: number): string {
    return this.#ids.idOf(index);
  }

  lineOf(index: number): LineRef {
    return { number: this.#numbers.get(index), start: this.#starts.get(index), end: this.#ends.get(index) };
  }

  #set(index: number, line: LineRef, kept: R): void {
    this.#numbers.set(index, line.number);
    this.#starts.set(index, line.start);
    this.#ends.set(index, line.end);
    this.records[index] = kept;
  }

  #read(text: string): ReturnType<typeof toLogRecord> | undefined {
    const parsed = parseJsonLine(text);
    if ("value" in parsed) return this.#options.isOther?.(parsed.value) ? undefined : toLogRecord(parsed.value);
    if (!/^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)/.test(text)) return parsed;
    return {
      message: "is a mark that git left where it could not merge. Delete the line; the choices of both sides are used",
    };
  }

  #problem({ number }: LineRef, message: string): void {
    this.problems.push({ line: number, message });
  }
}

/** 0: the same record; negative: the first one is to be used. Does not depend on the order of the two but for the sign. */
function compare(first: string, second: string): number {
  if (first === second) return 0;
  const [a, b] = [first, second].map((text) => {
    const value = JSON.parse(text) as { id: string };
    const { id, ...content } = value;
    return { canonical: canonicalJson(value), genuine: contentId(content) === id };
  });
  if (a.canonical === b.canonical) return 0;
  if (a.genuine !== b.genuine) return a.genuine ? -1 : 1;
  return a.canonical < b.canonical ? -1 : 1;
}
