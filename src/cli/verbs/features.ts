import type { Command } from "commander";
import type { QueryResponse } from "../../core/types.ts";
import { distinctTexts, featureRows, featureWriter, type FeatureRow } from "../../scale/features.ts";
import { plural } from "../../report/format.ts";
import { answersOf } from "../column-options.ts";
import { withEncoder } from "../encoder.ts";
import { UsageError } from "../errors.ts";
import type { Installation } from "../installation.ts";
import { openInputs } from "../scale/inputs.ts";
import { addLongOptions, longWork, requirePlace, type LongOptions } from "../scale/long-work.ts";
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
  await requirePlace(out, files, options);
  const inputs = await openInputs(files, answersOf(options), false, terminal);
  await withEncoder(installation, terminal, Infinity, async (encoder) => {
    const { id } = await encoder.info();
    const { rows } = await longWork<FeatureRow, QueryResponse>(options, inputs.progress, terminal, {
      job: { input: inputs.identity, columns: answersOf(options), encoder: id, rows: options.rows },
      writer: featureWriter(id),
      items: () => distinctTexts(inputs.rows()),
      toRows: (texts) => featureRows(texts, encoder, terminal.signal),
      sizeOf: ({ query, response, phi }) => query.length + response.length + 4 * phi.length,
      isCounted: () => false,
    });
    terminal.warn(`Features of ${plural(rows, "text")} by the encoder ${id}.`);
  });
  terminal.print(out);
}
