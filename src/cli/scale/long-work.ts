import { dirname } from "node:path";
import { Option, type Command } from "commander";
import { SEGMENT_ROWS, writeRows, type WriteJob, type WrittenRows } from "../../scale/write-rows.ts";
import { filesOf, foundWork } from "../../scale/work-journal.ts";
import { isFolder } from "../../store/files/folders.ts";
import { StoreError } from "../../store/files/store-error.ts";
import { count, plural } from "../../report/format.ts";
import type { ColumnOptions } from "../column-options.ts";
import { InputError, Interrupted, UsageError } from "../errors.ts";
import { requireFree, requireUnread } from "../input.ts";
import { wholeNumber } from "../options.ts";
import { sparing } from "../sparing.ts";
import type { Terminal } from "../terminal.ts";
import { Rate } from "./rate.ts";

export interface LongOptions extends Pick<ColumnOptions, "queryColumn" | "responseColumns"> {
  readonly out?: string;
  readonly rows: number;
  readonly force?: true;
  readonly restart?: true;
}

/** Options of a verb that writes a file of any length. */
export function addLongOptions(command: Command, rows: number = SEGMENT_ROWS): Command {
  return command
    .addOption(
      new Option("--rows <n>", "with --out: rows that are written at a time, a row group of a Parquet file")
        .argParser(wholeNumber(1))
        .default(rows),
    )
    .option("--force", "with --out: replace a file that is there")
    .option(
      "--restart",
      "with --out: start from the first row, and do not continue where the same command was stopped",
    );
}

/** What a verb says of its work; the rest is the same for all. */
export type LongJob<Row, Item> = Pick<
  WriteJob<Row, Item>,
  "job" | "items" | "toRows" | "sizeOf" | "isCounted" | "writer"
>;

/** Writes the file of --out with progress, from where an earlier run was stopped; where this one is, says what stays. */
export async function longWork<Row, Item>(
  { out, restart, rows: segmentRows }: LongOptions & { readonly out: string },
  progress: () => number,
  terminal: Terminal,
  work: LongJob<Row, Item>,
): Promise<WrittenRows> {
  const { signal } = terminal;
  const rate = new Rate(terminal, progress);
  let written = 0;
  const job: WriteJob<Row, Item> = {
    ...{ ...work, out, segmentRows, signal, again: restart === true },
    onOpen(rows, changed) {
      if (changed.length > 0)
        terminal.warn(`${out}.part is written again from the first row: ${changedText(changed)}.`);
      else if (rows > 0) terminal.warn(`Continuing after row ${count(rows)} of ${out}.part.`);
      rate.begin(rows);
      written = rows;
    },
    onRows: (some) => rate.add(some.length),
    onSegment: (rows) => (written = rows),
  };
  try {
    return await sparing(() => writeRows(job));
  } catch (error) {
    const stays = `${plural(written, "row")} of ${out} ${written === 1 ? "is" : "are"} written. The same command continues after them.`;
    if (signal.aborted) throw new Interrupted(`Interrupted. ${stays}`, { cause: error });
    if (error instanceof StoreError && error.code === "disk-full")
      throw new InputError(`${error.message} ${stays}`, { cause: error });
    throw error;
  }
}

const PARTS: Readonly<Record<string, string>> = {
  input: "the input has changed",
  columns: "the columns named are different",
  model: "the model is different",
  encoder: "the encoder is different",
  rows: "--rows is different",
  layout: "the input has different columns",
  damaged: "it is damaged",
};
const changedText = (changed: readonly string[]): string => changed.map((part) => PARTS[part] ?? part).join(", and ");

/** Refuses what cannot be written: the folder of --out is missing, or the file, or one beside it, is there already and not ours, or is one that is read. */
export async function requirePlace(
  out: string,
  files: readonly string[],
  { force, restart }: LongOptions,
): Promise<void> {
  if (files.includes("-"))
    throw new UsageError("error: --out needs files: stdin is read once, and goes out with --stream");
  const folder = dirname(out);
  if (!(await isFolder(folder)))
    throw new InputError(`There is no folder ${folder} for ${out}. Make it first, or give another name.`);
  await requireFree("--out", out, files, force);
  for (const path of filesOf(out)) await requireUnread(`--out ${out} is written as`, path, files);
  if (!restart && (await foundWork(out)) === "part")
    throw new InputError(
      `${out}.part is there, but not ${out}.part.jsonl, so it cannot be continued. Give --restart to replace it, or another name.`,
    );
}
