import type { RecordProblem } from "../formats/found.ts";
import { parseJsonLine } from "../formats/records/json-lines.ts";
import { Column, SOME } from "./column.ts";
import { IdTable } from "./id-table.ts";
import { MOST_LINE, type LineRef } from "./log-lines.ts";
import { isTooDeep, TOO_DEEP } from "./parse-json.ts";
import { readPlainLine, type PlainPreference } from "./plain-line.ts";
import { isGenuine } from "./record-id.ts";
import type { LogRecord } from "./record.ts";
import { toLogRecord } from "./record-schema.ts";

/** A line that cannot be used. */
export interface LogProblem extends RecordProblem {
  /** The id that the line names, where its content is not the one that the id was made of. */
  readonly id?: string;
}

/** Problems that are told one by one: a file of nothing else has millions. */
const MOST_PROBLEMS = 10_000;
const SKIPPED = "It is skipped and stays in the file";

/** A line with what it says. */
export interface TextLine extends LineRef {
  readonly text: string;
  /** The bytes of the text in UTF-8, a character each, where they are known. */
  readonly latin1?: string | undefined;
  /** The bytes of the text, where they are at hand. */
  readonly bytes?: Buffer | undefined;
}

export interface LogIndexOptions<R> {
  /** What is kept of a record; `index` is its place among the records. */
  readonly keep: (record: LogRecord, index: number) => R;
  /** The same where nobody asks for responses: most lines are then read without them, and much faster. */
  readonly keepPlain?: (record: PlainPreference, index: number) => R;
  /** About how many records there will be. */
  readonly expected?: number;
  /** Lines that another reader claims are passed over. */
  readonly isOther?: (value: unknown) => boolean;
}

/**
 * The records of a log, line by line: each once, however often it stands. Every line that is not another reader's is a
 * record or a problem: torn, from a newer version, too long, nested too deep, or changed after it was written, which its
 * id shows, being the hash of its content. So two different records never have one id.
 */
export class LogIndex<R> {
  readonly #options: LogIndexOptions<R>;
  readonly #ids: IdTable;
  /** The line that each record is from. */
  readonly #numbers: Column;
  readonly #starts: Column;
  readonly #ends: Column;
  readonly records: R[] = [];
  readonly problems: LogProblem[] = [];
  /** Places among the problems of lines whose content is not that of their id. */
  readonly #changed = new Map<string, number[]>();
  #untold = 1;

  constructor(options: LogIndexOptions<R>) {
    this.#options = options;
    const { expected = SOME } = options;
    this.#ids = new IdTable(expected);
    this.#numbers = new Column(Uint32Array, expected);
    this.#starts = new Column(Float64Array, expected);
    this.#ends = new Column(Float64Array, expected);
  }

  add(line: TextLine): void {
    if (line.end - line.start > MOST_LINE)
      return this.#problem(line, `is longer than ${MOST_LINE >> 20} MB. ${SKIPPED}`);
    const { keep, keepPlain, isOther } = this.#options;
    const plain = keepPlain && line.latin1 !== undefined && readPlainLine(line.latin1);
    if (plain) return this.#add(plain, line, keepPlain, () => JSON.parse(line.text));
    const { text } = line;
    if (isTooDeep(text)) return this.#problem(line, `${TOO_DEEP}. ${SKIPPED}`);
    const parsed = parseJsonLine(text);
    if ("value" in parsed && isOther?.(parsed.value)) return;
    const read = "value" in parsed ? toLogRecord(parsed.value) : { message: gitMark(text) ?? parsed.message };
    if ("message" in read) return this.#problem(line, `${read.message}. ${SKIPPED}`);
    this.#add(read.record, line, keep, () => "value" in parsed && parsed.value);
  }

  #add<T extends { readonly id: string }>(
    record: T,
    line: TextLine,
    keep: (record: T, index: number) => R,
    value: () => unknown,
  ): void {
    if (!isGenuine(line.bytes ?? Buffer.from(line.text), record.id, value)) return this.#wasChanged(record.id, line);
    const index = this.#ids.add(record.id);
    if (index < this.records.length) return; // the same record once more
    this.#numbers.set(index, line.number);
    this.#starts.set(index, line.start);
    this.#ends.set(index, line.end);
    this.records[index] = keep(record, index);
    for (const place of this.#changed.get(record.id) ?? []) {
      const { line: number } = this.problems[place];
      this.problems[place] = { line: number, message: changed(line), id: record.id };
    }
  }

  idOf(index: number): string {
    return this.#ids.idOf(index);
  }

  lineOf(index: number): LineRef {
    return { number: this.#numbers.get(index), start: this.#starts.get(index), end: this.#ends.get(index) };
  }

  /** The line that has the record of an id, where there is one. */
  lineWith(id: string): LineRef | undefined {
    const index = this.#ids.find(id);
    return index === undefined ? undefined : this.lineOf(index);
  }

  #wasChanged(id: string, line: LineRef): void {
    const place = this.problems.length;
    this.#problem(line, changed(this.lineWith(id)), id);
    if (this.problems.length > place) this.#changed.set(id, [...(this.#changed.get(id) ?? []), place]);
  }

  #problem({ number }: LineRef, message: string, id?: string): void {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ line: number, message, ...(id !== undefined && { id }) });
      return;
    }
    const { line } = this.problems[MOST_PROBLEMS - 1];
    const rest = `${++this.#untold} lines from here on cannot be used`;
    this.problems[MOST_PROBLEMS - 1] = { line, message: rest };
  }
}

function gitMark(text: string): string | undefined {
  if (!/^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)/.test(text)) return undefined;
  return "is a mark that git left where it could not merge. Delete the line; the choices of both sides are used";
}

function changed(used: LineRef | undefined): string {
  const cure = used
    ? `Line ${used.number} has the record with this id and is used`
    : "Restore the line from git or a backup";
  return `was changed or damaged after it was written: its id is not that of its content. ${SKIPPED}. ${cure}`;
}
