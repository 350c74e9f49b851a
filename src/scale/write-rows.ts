import type { RowWriter } from "./write/row-writer.ts";
import { WorkFile } from "./work-file.ts";
import type { Job } from "./work-journal.ts";

/** Rows of a segment, at most, and characters after which it ends: what is in memory, and what is lost by a kill. */
export const SEGMENT_ROWS = 4096;
const SEGMENT_CHARACTERS = 8e6;

export interface WriteJob<Row, Item> {
  readonly out: string;
  readonly job: Job;
  readonly again: boolean;
  /** A new writer, at the beginning of the file. */
  readonly writer: RowWriter<Row>;
  /** Rows of a segment. */
  readonly segmentRows: number;
  /** What becomes the rows, one for each, from the first one on. */
  readonly items: () => AsyncIterable<readonly Item[]>;
  readonly toRows: (items: AsyncIterable<readonly Item[]>) => AsyncIterable<readonly Row[]>;
  /** How many characters a row has, about. */
  readonly sizeOf: (row: Row) => number;
  /** The work begins, with so many rows already written; parts of the job that changed make it begin again. */
  readonly onOpen: (rows: number, changed: readonly string[]) => void;
  readonly onRows: (rows: readonly Row[]) => void;
  /** Whether a row is to be counted: those without a result. */
  readonly isCounted: (row: Row) => boolean;
  readonly signal: AbortSignal;
  /** Rows that the disk has. */
  readonly onSegment: (rows: number) => void;
}

export interface WrittenRows {
  readonly rows: number;
  /** Those that were to be counted. */
  readonly counted: number;
}

/** What is known of a segment that is written. */
interface SegmentState {
  readonly writer: unknown;
  readonly counted: number;
}

/** Writes rows to a file, from where an earlier process left off. Rejects as its parts do; what was written stays. */
export async function writeRows<Row, Item>(work: WriteJob<Row, Item>): Promise<WrittenRows> {
  const { out, writer, segmentRows, onRows, onSegment, sizeOf } = work;
  const file = await WorkFile.open(out, work.job, work.again);
  const states = file.written.states as readonly SegmentState[];
  let total = file.written.rows;
  let counted = states.reduce((sum, state) => sum + state.counted, 0);
  try {
    work.onOpen(total, file.changed);
    if (file.written.isWhole) {
      await file.finish();
      return { rows: total, counted };
    }
    if (file.written.bytes > 0)
      writer.resume(
        states.map((state) => state.writer),
        file.written.bytes,
      );
    let begin: Uint8Array | undefined = file.written.bytes > 0 ? undefined : writer.begin();
    let segment: Row[] = [];
    let size = 0;
    const write = async () => {
      work.signal.throwIfAborted();
      const some = segment.filter(work.isCounted).length;
      const rows = writer.segment(segment);
      await file.append(segment.length, begin ? Buffer.concat([begin, rows]) : rows, {
        writer: writer.stateOf(),
        counted: some,
      });
      counted += some;
      total += segment.length;
      [begin, segment, size] = [undefined, [], 0];
      onSegment(total);
    };
    for await (const rows of work.toRows(after(work.items(), total))) {
      onRows(rows);
      for (const row of rows) {
        segment.push(row);
        size += sizeOf(row);
        if (segment.length >= segmentRows || size >= SEGMENT_CHARACTERS) await write();
      }
    }
    if (segment.length > 0) await write();
    const end = writer.end();
    await file.append(0, begin ? Buffer.concat([begin, end]) : end, { writer: null, counted: 0 }, true);
    await file.finish();
    return { rows: total, counted };
  } catch (error) {
    await file.close().catch(() => {}); // the first error says more
    throw error;
  }
}

/** All but the first `count` items. */
async function* after<T>(batches: AsyncIterable<readonly T[]>, count: number): AsyncGenerator<readonly T[]> {
  let left = count;
  for await (const batch of batches) {
    const rest = left > 0 ? batch.slice(left) : batch;
    left -= batch.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}
