import type { Command } from "commander";
import { crossvalidate } from "../../core/evaluation/crossvalidate.ts";
import { assertTrainable } from "../../core/trainable.ts";
import { encodePairs } from "../../training/encode-pairs.ts";
import { fairStarters } from "../../training/fair-starters.ts";
import { hashQueries } from "../../training/seen-queries.ts";
import { hashPairs } from "../../training/training-pairs.ts";
import { addColumnOptions, answersOf, type ColumnOptions } from "../column-options.ts";
import { pairEncoding } from "../encoder.ts";
import { evaluateHead } from "../../core/evaluation/evaluate-head.ts";
import { duration, plural } from "../../report/format.ts";
import { secondsSince, table } from "../figures.ts";
import { checkStarters, openStarters, warnLeftOut } from "../heads.ts";
import type { Installation } from "../installation.ts";
import { wholeNumber } from "../options.ts";
import { readChoices } from "../pairs.ts";
import { reliabilityRows, reportJson, reportRows, printWarnings } from "../report.ts";
import type { Terminal } from "../terminal.ts";

interface CrossvalidateOptions extends ColumnOptions {
  readonly folds: number;
  readonly starter: string;
  readonly seed: number;
  readonly json?: true;
}

/** `crossvalidate PAIRS.jsonl… [--folds 5]`: what a head trained on such pairs would get right on others. */
export function addCrossvalidate(program: Command, installation: Installation, terminal: Terminal): void {
  addColumnOptions(program.command("crossvalidate"))
    .description("cross-validate: train on some queries, test on others")
    .argument("<pairs...>", "files of preferences (JSON Lines, JSON, CSV, Parquet …), or a preference log; - for stdin")
    .option("--folds <n>", "number of folds", wholeNumber(2), 5)
    .option(
      "--starter <names>",
      "models that each fold starts from, separated by commas: built-in ones, or folders of your own; all, or none; a model that has seen these queries is left out",
      "none",
    )
    .option("--seed <n>", "seed of the folds", wholeNumber(0), 0)
    .option("--json", "print the result as JSON")
    .action((files: string[], options: CrossvalidateOptions) => run(files, options, installation, terminal));
}

async function run(
  files: string[],
  options: CrossvalidateOptions,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const started = performance.now();
  await checkStarters(options.starter, installation);
  const { pairs, facts } = await readChoices(files, terminal, undefined, answersOf(options));
  const encoding = pairEncoding(installation, terminal);
  const { set, encoder, opened } = await encodePairs(
    pairs,
    encoding.withEncoder,
    (info) => openStarters(options.starter, info, installation),
    encoding,
  );
  assertTrainable(set);
  terminal.releaseInterrupt();
  const { fair, seen } = fairStarters(opened, hashPairs(pairs), hashQueries(pairs));
  warnLeftOut(seen, terminal);
  const figures = crossvalidate(
    set,
    fair.map((head) => head.weights),
    {
      folds: options.folds,
      seed: options.seed,
      onProgress: (done, total) => terminal.progress(`Fit ${done} of ${total}:`, done / total),
    },
  );
  const report = evaluateHead(set, figures, facts);
  const result = {
    pairs: figures.pairs,
    queries: figures.queries,
    folds: figures.folds,
    accuracy: figures.accuracy.value,
    accuracyInterval: [figures.accuracy.low, figures.accuracy.high] as const,
    loss: figures.loss,
    ece: figures.ece,
    lengthBaseline: figures.lengthBaseline.value,
    ...(figures.surfaceBaseline && { surfaceBaseline: figures.surfaceBaseline.value }),
    report: reportJson(report),
    starter: options.starter,
    seconds: secondsSince(started),
    encoder: encoder.id,
  };
  printWarnings(report, terminal);
  if (options.json) return terminal.print(JSON.stringify(result));
  terminal.print(
    `${plural(result.pairs, "pair")} about ${plural(result.queries, "query", "queries")}, ${result.folds} folds, ${duration(result.seconds)}`,
  );
  terminal.print(...table([...reportRows(report), ...reliabilityRows(report)]));
}
