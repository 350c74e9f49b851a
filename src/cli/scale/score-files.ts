import { addedColumns, type AddedColumn } from "../../scale/columns.ts";
import { BATCH } from "../../scale/in-order.ts";
import type { TextRow } from "../../scale/read/text-rows.ts";
import { scoredRows, type ScoredRow, type ScoringOptions } from "../../scale/score-rows.ts";
import { scoredParquetWriter } from "../../scale/write/parquet-writer.ts";
import { KINDS, type Kind, type Layout, type RowWriter } from "../../scale/write/row-writer.ts";
import { csvWriter, jsonLine, jsonLinesWriter } from "../../scale/write/text-writers.ts";
import { plural } from "../../report/format.ts";
import { answersOf } from "../column-options.ts";
import { unreadable, withEncoder } from "../encoder.ts";
import { UsageError } from "../errors.ts";
import { openHead } from "../heads.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";
import { openInputs, pipedRows } from "./inputs.ts";
import { longWork, requirePlace, type LongOptions } from "./long-work.ts";

export interface ScoreFilesOptions extends LongOptions {
  readonly head: string;
  readonly stream?: true;
}

/** `score FILE… --out FILE`: each row with its own columns and its score. */
export async function scoreToFile(
  files: readonly string[],
  options: ScoreFilesOptions & { readonly out: string },
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const { out } = options;
  const kind = kindOf(out);
  await requirePlace(out, files, options);
  const inputs = await openInputs(files, answersOf(options), kind === "parquet", terminal);
  sayRenamed(inputs.layout.added, terminal);
  await withScoring(options, installation, terminal, async (scoring, encoder) => {
    const { rows, counted: failed } = await longWork<ScoredRow, TextRow>(options, inputs.progress, terminal, {
      job: {
        ...{ input: inputs.identity, columns: answersOf(options), model: scoring.head.card.id, encoder },
        ...{ rows: options.rows, layout: inputs.layout },
      },
      writer: writerOf(kind, inputs.layout),
      items: inputs.rows,
      toRows: (items) => scoredRows(items, { ...scoring, batch: Math.min(BATCH, options.rows) }),
      sizeOf: ({ json, text }) => (json?.length ?? 0) + (text?.query.length ?? 0) + (text?.response.length ?? 0),
      isCounted: ({ added }) => added.reward === null,
    });
    terminal.warn(`${plural(rows, "row")} scored by ${scoring.head.card.id}.`);
    if (failed > 0) terminal.warn(`${plural(failed, "row has", "rows have")} no score; the column "error" says why.`);
  });
  terminal.print(out);
}

/** `score FILE… --stream`: the same rows on stdout as JSON Lines, each as soon as it is scored. */
export async function scoreToPipe(
  files: readonly string[],
  options: ScoreFilesOptions,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const answers = answersOf(options);
  const isPipe = files.length === 1 && files[0] === "-";
  const piped = isPipe ? await pipedRows(answers, terminal) : undefined;
  const inputs = piped ? undefined : await openInputs(files, answers, false, terminal);
  const added = inputs?.layout.added ?? addedColumns([], piped!.reader.isLabelled);
  await withScoring(options, installation, terminal, async (scoring) => {
    const rows = scoredRows((piped ?? inputs!).rows(), scoring);
    await terminal.write(linesOf(rows, added));
  });
}

async function* linesOf(batches: AsyncIterable<readonly ScoredRow[]>, added: readonly AddedColumn[]) {
  for await (const rows of batches) yield rows.map((row) => `${jsonLine(row, added)}\n`).join("");
}

async function withScoring(
  { head: name }: ScoreFilesOptions,
  installation: Installation,
  terminal: Terminal,
  work: (scoring: ScoringOptions, encoder: string) => Promise<void>,
): Promise<void> {
  await withEncoder(installation, terminal, Infinity, async (encoder) => {
    const info = await encoder.info();
    const head = await openHead(name, info, installation);
    await work({ encoder, head, unreadable, signal: terminal.signal }, info.id);
  });
}

function kindOf(out: string): Kind {
  const ending = /\.([^./\\]+)$/.exec(out)?.[1].toLowerCase();
  const kind = ending === "ndjson" ? "jsonl" : KINDS.find((one) => one === ending);
  if (kind === undefined)
    throw new UsageError(`error: --out ${out}: its name must end in ${KINDS.map((one) => `.${one}`).join(", ")}`);
  return kind;
}

function writerOf(kind: Kind, layout: Layout): RowWriter {
  if (kind === "parquet") return scoredParquetWriter(layout);
  return kind === "jsonl" ? jsonLinesWriter(layout) : csvWriter(layout, kind === "csv" ? "," : "\t");
}

function sayRenamed(added: readonly AddedColumn[], terminal: Terminal): void {
  for (const { what, name } of added)
    if (what !== name) terminal.warn(`The input has a column "${what}", which stays. Ours is "${name}".`);
}
