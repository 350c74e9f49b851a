import type { Command } from "commander";
import type { QueryResponse } from "../../core/types.ts";
import { distinctTexts, featureRows, featureWriter, type FeatureRow } from "../../scale/features.ts";
import { writeRows } from "../../scale/write-rows.ts";
import { plural } from "../../report/format.ts";
import { answersOf } from "../column-options.ts";
import { withEncoder } from "../encoder.ts";
import { UsageError } from "../errors.ts";
import type { Installation } from "../installation.ts";
import { openInputs } from "../scale/inputs.ts";
import { addLongOptions, longWork, requireFree, type LongOptions } from "../scale/long-work.ts";
import { Rate } from "../scale/rate.ts";
import type { Terminal } from "../terminal.ts";

type FeaturesOptions = LongOptions & { readonly out: string };

/** Rows of features that are written at a time: each has some 1.4 kB. */
const ROWS = 1024;

/** `features FILE… --out FILE.parquet`: what the encoder makes of each text, for `train --features` and for other tools. */
export function addFeatures(program: Command, installation: Installation, terminal: Terminal): void {
  const command = program
    .command("features")
    .description("write what the encoder makes of each different text, to train on it without encoding it again")
    .argument("<files...>", "records with a query and responses (JSON Lines, CSV, Parquet …)")
    .requiredOption("--out <file>", "the file to write: .parquet")
    .option("--query-column <name>", "column of the query")
    .option("--response-columns <names...>", "columns of the responses");
  addLongOptions(command, ROWS).action((files: string[], options: FeaturesOptions) =>
    writeFeatures(files, options, installation, terminal),
  );
}

async function writeFeatures(
  files: readonly string[],
  options: FeaturesOptions,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const { out } = options;
  if (!out.toLowerCase().endsWith(".parquet"))
    throw new UsageError(`error: --out ${out}: its name must end in .parquet`);
  await requireFree(out, files, options);
  const inputs = await openInputs(files, answersOf(options), false, terminal);
  await withEncoder(installation, terminal, Infinity, async (encoder) => {
    const { id } = await encoder.info();
    const rate = new Rate(terminal, inputs.progress);
    const { rows } = await longWork(out, terminal, (onOpen, onSegment) =>
      writeRows<FeatureRow, QueryResponse>({
        ...{ out, again: options.restart === true, segmentRows: options.rows, writer: featureWriter(id), onSegment },
        job: { input: inputs.identity, columns: answersOf(options), encoder: id, rows: options.rows },
        items: () => distinctTexts(inputs.rows()),
        toRows: (texts) => featureRows(texts, encoder, terminal.signal),
        sizeOf: ({ query, response, phi }) => query.length + response.length + 4 * phi.length,
        onOpen(done, changed) {
          rate.begin(done);
          onOpen(done, changed);
        },
        onRows: (some) => rate.add(some.length),
        isCounted: () => false,
        signal: terminal.signal,
      }),
    );
    terminal.warn(`Features of ${plural(rows, "text")} by the encoder ${id}.`);
  });
  terminal.print(out);
}
