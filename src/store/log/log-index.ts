import type { RecordProblem } from "../../formats/found.ts";
import { parseJsonLine } from "../../formats/records/json-lines.ts";
import { isTooDeep, TOO_DEEP } from "../files/parse-json.ts";
import { MOST_LINE, type FileLine } from "./log-lines.ts";
import { toLogRecord, type LogRecord } from "./record.ts";
import { hash } from "node:crypto";
import { contentId } from "../files/canonical-json.ts";

/** A line that cannot be used. */
export interface LogProblem extends RecordProblem {
  /** The id that the line names, where its content is not the one that the id was made of. */
  readonly id?: string;
}

/** Problems that are reported one by one: a file of nothing else has millions. */
const MOST_PROBLEMS = 10_000;
const SKIPPED = "It is skipped and stays in the file";

/** What reading needs of a line. */
export type LogLine = Pick<FileLine, "number" | "start" | "end" | "text"> & Partial<Pick<FileLine, "bytes">>;

/**
 * The records of a log, line by line: each once, however often it occurs. Every line that is not another reader's is a
 * record or a problem: torn, from a newer version, too long, nested too deep, or changed after it was written, which its
 * id shows, because it is the hash of its content. So two different records never have one id.
 */
export class LogIndex {
  readonly records: LogRecord[] = [];
  readonly problems: LogProblem[] = [];
  readonly #isOther: (value: unknown) => boolean;
  /** Number of the line that a record is from, by its id. */
  readonly #lines = new Map<string, number>();
  /** Places among the problems of lines whose content is not that of their id. */
  readonly #changed = new Map<string, number[]>();
  #unreported = 1;

  /** @param isOther lines that another reader claims are skipped. */
  constructor(isOther: (value: unknown) => boolean = () => false) {
    this.#isOther = isOther;
  }

  add(line: LogLine): void {
    const { text } = line;
    if (line.end - line.start > MOST_LINE)
      return this.#problem(line, `is longer than ${MOST_LINE >> 20} MB. ${SKIPPED}`);
    if (isTooDeep(text)) return this.#problem(line, `${TOO_DEEP}. ${SKIPPED}`);
    const parsed = parseJsonLine(text);
    if ("value" in parsed && this.#isOther(parsed.value)) return;
    const read = "value" in parsed ? toLogRecord(parsed.value) : { message: gitMark(text) ?? parsed.message };
    if ("message" in read) return this.#problem(line, `${read.message}. ${SKIPPED}`);
    const { record } = read;
    const { id } = record;
    if (!isGenuine(line.bytes ?? Buffer.from(text), id, () => JSON.parse(text))) return this.#wasChanged(id, line);
    if (this.#lines.has(id)) return; // the same record again
    this.#lines.set(id, line.number);
    this.records.push(record);
    for (const place of this.#changed.get(id) ?? [])
      this.problems[place] = { line: this.problems[place].line, message: changed(line.number), id };
  }

  /** Number of the line that has the record of an id, where there is one. */
  lineWith(id: string): number | undefined {
    return this.#lines.get(id);
  }

  #wasChanged(id: string, line: LogLine): void {
    const place = this.problems.length;
    this.#problem(line, changed(this.lineWith(id)), id);
    if (this.problems.length > place) this.#changed.set(id, [...(this.#changed.get(id) ?? []), place]);
  }

  #problem({ number }: LogLine, message: string, id?: string): void {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ line: number, message, ...(id !== undefined && { id }) });
      return;
    }
    const { line } = this.problems[MOST_PROBLEMS - 1];
    const rest = `${++this.#unreported} lines from here on cannot be used`;
    this.problems[MOST_PROBLEMS - 1] = { line, message: rest };
  }
}

function gitMark(text: string): string | undefined {
  if (!/^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)/.test(text)) return undefined;
  return "is a Git conflict marker. Delete the line; the choices of both sides are used";
}

function changed(used: number | undefined): string {
  const cure =
    used === undefined
      ? "Restore the line from git or a backup"
      : `Line ${used} has the record with this id and is used`;
  return `was changed or damaged after it was written: its id is not that of its content. ${SKIPPED}. ${cure}`;
}

const FIELD = '"id":"",'.length + 32;
let scratch = Buffer.allocUnsafeSlow(1 << 12);

/**
 * Whether a record's id is the hash of the rest of it: else the line was changed or damaged after it was written.
 * @param line the bytes of its line, which as this program writes them need no parsing.
 * @param value what the line says, for lines that are written otherwise.
 */
function isGenuine(line: Buffer, id: string, value: () => unknown): boolean {
  const at = line.indexOf(`"id":"${id}",`, 0, "latin1");
  if (at >= 0) {
    if (scratch.length < line.length) scratch = Buffer.allocUnsafeSlow(2 * line.length);
    line.copy(scratch, 0, 0, at);
    line.copy(scratch, at, at + FIELD);
    if (hash("sha256", scratch.subarray(0, line.length - FIELD), "hex").startsWith(id)) return true;
  }
  try {
    return contentId({ ...(value() as object), id: undefined }) === id; // what is undefined is left out
  } catch {
    return false; // a number that JSON cannot write: nothing of ours
  }
}
