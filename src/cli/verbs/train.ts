import { resolve } from "node:path";
import type { Command } from "commander";
import { checkTarget, saveHead } from "../../store/heads/save-head.ts";
import { inWorker, trainHead } from "../../training/train-head.ts";
import { trainProgressText } from "../../report/training-text.ts";
import { priorFact, scoredFact } from "../../report/facts.ts";
import { duration, plural, within } from "../../report/format.ts";
import { pairEncoding } from "../encoder.ts";
import { addColumnOptions, answersOf, type ColumnOptions } from "../column-options.ts";
import { table } from "../figures.ts";
import { checkStarters, headBefore, openStarters, warnLeftOut } from "../heads.ts";
import { shownName } from "../input.ts";
import type { Installation } from "../installation.ts";
import { wholeNumber } from "../options.ts";
import { readChoices } from "../pairs.ts";
import { factRows, reportRows, printWarnings, trainingJson } from "../report.ts";
import { withFeatures } from "../scale/with-features.ts";
import type { Terminal } from "../terminal.ts";

interface TrainOptions extends ColumnOptions {
  readonly out: string;
  readonly starter: string;
  readonly seed: number;
  readonly annotator?: readonly string[];
  readonly against?: string;
  readonly features?: string;
  readonly learningCurve?: true;
  readonly json?: true;
}

/** `train PAIRS.jsonl… --out DIR`: fits a head and saves it, whole or not at all. */
export function addTrain(program: Command, installation: Installation, terminal: Terminal): void {
  addColumnOptions(program.command("train"))
    .description("train a model on pairs and save it")
    .argument("<pairs...>", "files of preferences (JSON Lines, JSON, CSV, Parquet …), or a preference log; - for stdin")
    .requiredOption("--out <dir>", "folder for the model; an earlier model there is replaced")
    .option(
      "--starter <names>",
      "models to start from, separated by commas: built-in ones, or folders of your own; all, or none; a model that has seen these queries is left out",
      "general",
    )
    .option("--seed <n>", "seed of the folds", wholeNumber(0), 0)
    .option("--annotator <names...>", "use only the choices of these people from preference logs")
    .option(
      "--against <model>",
      "model to compare with, on pairs whose queries it was not trained on; by default the one in --out",
    )
    .option("--features <file>", "take what the encoder makes of the texts from this file of rewardlens features")
    .option("--learning-curve", "also measure how accuracy grows with the number of choices, for the report")
    .option("--json", "print the result as JSON")
    .action((files: string[], options: TrainOptions) => runTrain(files, options, installation, terminal));
}

async function runTrain(
  files: string[],
  options: TrainOptions,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const started = performance.now();
  await checkStarters(options.starter, installation);
  await checkTarget(options.out);
  const { pairs, facts } = await readChoices(files, terminal, options.annotator, answersOf(options));
  const { withEncoder, onProgress, signal } = pairEncoding(installation, terminal);
  const { features } = options;
  const { head } = await trainHead({
    withEncoder: features === undefined ? withEncoder : withFeatures(features, withEncoder, terminal),
    ...{ pairs, facts, signal, seed: options.seed, learningCurve: options.learningCurve ?? false },
    heads: async (encoder) => ({
      starters: await openStarters(options.starter, encoder, installation),
      previous: await headBefore(options, encoder, installation, terminal),
    }),
    fit: inWorker(installation.fitScript),
    description: `Trained on ${pairs.length} pairs of ${files.map(shownName).join(", ")}.`,
    onEncoded: onProgress,
    onFit: (progress) => terminal.progress(`${trainProgressText(progress)}:`, progress.fraction),
    onLeftOut: (seen) => warnLeftOut(seen, terminal),
    save: async (trained) => {
      await saveHead(options.out, trained);
      return trained;
    },
  });
  const { card, report } = head;
  const ties = pairs.filter(({ label }) => label === 0.5).length;
  const result = trainingJson(head, ties, started, resolve(options.out));
  if (card.report) printWarnings(card.report, terminal);
  if (options.json) return terminal.print(JSON.stringify(result));
  terminal.print(
    `Trained on ${plural(result.pairs, "pair")}${ties > 0 ? ` and ${plural(ties, "tie")}` : ""} about ${plural(card.queries, "query", "queries")} in ${duration(result.seconds)}: ${options.out}`,
  );
  const learned = (report?.learning ?? []).map(
    ({ choices, accuracy }) => [`After ${plural(choices, "choice")}`, within(accuracy)] as const,
  );
  terminal.print(
    ...table([
      ...(card.report ? reportRows(card.report) : []),
      ...factRows([...scoredFact(card), ...priorFact(card)]),
      ...learned,
    ]),
  );
}
