import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { ColumnAnswers } from "../../formats/roles/ask.ts";
import { addedColumns, ColumnSurvey } from "../../scale/columns.ts";
import { openSource, pipeSource } from "../../scale/read/open-source.ts";
import type { RowSource } from "../../scale/read/row-source.ts";
import { firstRows, rowReader, type RowReader, type TextRow } from "../../scale/read/text-rows.ts";
import type { Layout } from "../../scale/write/row-writer.ts";
import { askedInVain } from "../column-options.ts";
import { InputError, UsageError } from "../errors.ts";
import { complainAbout, explained, shownName } from "../input.ts";
import type { Terminal } from "../terminal.ts";

/** A file with the roles of its columns. */
interface Input {
  readonly name: string;
  readonly source: RowSource;
  readonly reader: RowReader;
}

/** The files of a long work: read a few rows at a time, in order. */
export interface Inputs {
  readonly files: readonly Input[];
  /** Own columns and those that are added. */
  readonly layout: Layout;
  /** What differs for another file, or for the same one after a change. */
  readonly identity: readonly object[];
  /** The rows of all files from the first one on. */
  rows(): AsyncIterable<readonly TextRow[]>;
  /** How much is read, 0 to 1. */
  progress(): number;
}

/**
 * Opens files whose rows are scored: decides by their first rows what their columns are for. Rejects with InputError, also where that
 * is not certain.
 * @param isStored whether columns of Parquet files are to be written to one again
 */
export async function openInputs(
  names: readonly string[],
  answers: ColumnAnswers,
  isStored: boolean,
  terminal: Terminal,
): Promise<Inputs> {
  const files: Input[] = [];
  for (const name of names) files.push(await openInput(name, answers, isStored, terminal));
  const survey = new ColumnSurvey();
  for (const file of files) await explained(file.name, () => surveyed(file, survey, terminal));
  const own = survey.columns;
  const isLabelled = files.some(({ reader }) => reader.isLabelled);
  let current = 0;
  return {
    files,
    layout: {
      own,
      added: addedColumns(
        own.map(({ name }) => name),
        isLabelled,
      ),
    },
    identity: await Promise.all(names.map(identityOf)),
    async *rows() {
      for (const [i, { name, source, reader }] of files.entries()) {
        current = i;
        const batches = source.batches()[Symbol.asyncIterator]();
        try {
          for (;;) {
            const next = await explained(name, () => batches.next());
            if (next.done) break;
            terminal.signal.throwIfAborted();
            yield next.value
              .flatMap((row) => reader.read(row))
              .map((row) => (files.length > 1 ? { ...row, file: name } : row));
          }
        } finally {
          await batches.return?.();
        }
      }
    },
    progress: () => (current + files[current].source.progress()!) / files.length,
  };
}

async function openInput(name: string, answers: ColumnAnswers, isStored: boolean, terminal: Terminal): Promise<Input> {
  const { source, first } = await explained(name, async () => {
    const source = await openSource(name, isStored);
    return { source, first: await firstRows(source) };
  });
  complainAbout(name, source.problems ?? [], terminal);
  return { name, source, reader: checked(name, rowReader(first, source.isTable, answers), answers) };
}

/** A reader that knows what to score. Rejects as openInputs does. */
function checked(name: string, reader: RowReader, answers: ColumnAnswers): RowReader {
  const wanted = [...(answers.query === undefined ? [] : [answers.query]), ...(answers.responses ?? [])];
  const missing = wanted.find((column) => !reader.columns.includes(column));
  const columns = reader.columns.map((column) => `"${column}"`).join(", ");
  if (missing !== undefined && reader.rows > 0)
    throw new UsageError(`error: ${shownName(name)} has no column "${missing}". Its columns are ${columns}.`);
  if (reader.ask) throw askedInVain(name, reader.ask);
  if (reader.rows === 0) throw new InputError(`There are no rows in ${shownName(name)}.`);
  if (reader.responses === 0)
    throw new InputError(
      `There is no response in the first ${reader.rows} rows of ${shownName(name)}. Name its columns with --query-column and --response-columns.`,
    );
  return reader;
}

/** JSON Lines on stdin, as they come; the first ones decide what their columns are for. */
export async function pipedRows(
  answers: ColumnAnswers,
  terminal: Terminal,
): Promise<Pick<Inputs, "rows"> & { readonly reader: RowReader }> {
  const batches = pipeSource(terminal.stdin).batches()[Symbol.asyncIterator]();
  const first = await batches.next();
  const rows = first.done ? [] : first.value;
  const reader = checked("-", rowReader(rows, false, answers), answers);
  return {
    reader,
    async *rows() {
      yield rows.flatMap((row) => reader.read(row));
      for (let next = await batches.next(); !next.done; next = await batches.next())
        yield next.value.flatMap((row) => reader.read(row));
    },
  };
}

/** The columns of a file: those of its schema, the same in all rows of a table, or found by reading all rows. */
async function surveyed({ name, source }: Input, survey: ColumnSurvey, terminal: Terminal): Promise<void> {
  if (source.columns) return survey.addColumns(source.columns);
  for await (const batch of source.batches()) {
    terminal.signal.throwIfAborted();
    for (const { own } of batch) survey.addRow(own);
    terminal.progress(`Looking for the columns of ${name}:`, source.progress()!);
    if (source.isTable && batch.some(({ problem }) => problem === undefined)) break;
  }
}

const SHOWING = 1 << 20;

/** Size, time and a hash of the beginning and the end of a file. */
async function identityOf(name: string): Promise<object> {
  return explained(name, async () => {
    const file = await open(name);
    try {
      const { size, mtimeMs } = await file.stat();
      const hash = createHash("sha256");
      for (const from of [0, Math.max(0, size - SHOWING)]) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(SHOWING), 0, SHOWING, from);
        hash.update(buffer.subarray(0, bytesRead));
      }
      return { size, time: mtimeMs, sha256: hash.digest("hex") };
    } finally {
      await file.close();
    }
  });
}
