import { resolve } from "node:path";
import type { Command } from "commander";
import { checkTarget, saveHead } from "../../store/heads/head-files.ts";
import { inWorker, trainHead } from "../../training/train-head.ts";
import { pairEncoding } from "../encoder.ts";
import { trainProgressText } from "../../model-report/training-text.ts";
import { addColumnOptions, answersOf, type ColumnOptions } from "../column-options.ts";
import { secondsSince, table } from "../figures.ts";
import { checkStarters, headBefore, openStarters, tellLeftOut } from "../heads.ts";
import type { Installation } from "../installation.ts";
import { wholeNumber } from "../options.ts";
import { readChoices } from "../pairs.ts";
import { reportJson, reportRows, tellWarnings, unseenText, within } from "../report.ts";
import type { Terminal } from "../terminal.ts";

interface TrainOptions extends ColumnOptions {
  readonly out: string;
  readonly starter: string;
  readonly seed: number;
  readonly annotator?: readonly string[];
  readonly against?: string;
  readonly learningCurve?: true;
  readonly json?: true;
}

/** `train PAIRS.jsonl… --out DIR`: fits a head and saves it, whole or not at all. */
export function addTrain(program: Command, installation: Installation, terminal: Terminal): void {
  addColumnOptions(program.command("train"))
    .description("train a head on pairs and save it")
    .argument("<pairs...>", "files of preferences (JSON Lines, JSON, CSV, Parquet …), or a preference log; - for stdin")
    .requiredOption("--out <dir>", "folder for the head; an earlier head there is replaced")
    .option(
      "--starter <names>",
      "heads that the training starts from, separated by commas: shipped ones, or folders of your own; all, or none; one that has seen these queries is left out",
      "general",
    )
    .option("--seed <n>", "seed of the folds", wholeNumber(0), 0)
    .option("--annotator <names...>", "of preference logs only the choices of these people")
    .option(
      "--against <head>",
      "head to compare with, on pairs whose queries it was not trained on; by default the one in --out",
    )
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
  const { head } = await trainHead({
    ...{ pairs, facts, withEncoder, signal, seed: options.seed, learningCurve: options.learningCurve ?? false },
    heads: async (encoder) => ({
      starters: await openStarters(options.starter, encoder, installation),
      previous: await headBefore(options, encoder, installation, terminal),
    }),
    fit: inWorker(installation.fitScript),
    description: `Trained on ${pairs.length} pairs of ${files.map((name) => (name === "-" ? "stdin" : name)).join(", ")}.`,
    onEncoded: onProgress,
    onFit: (progress) => terminal.progress(`${trainProgressText(progress)}:`, progress.fraction),
    onLeftOut: (seen) => tellLeftOut(seen, terminal),
    save: async (trained) => {
      await saveHead(options.out, trained);
      return trained;
    },
  });
  const { card, report } = head;
  const ties = pairs.filter(({ label }) => label === 0.5).length;
  const result = {
    pairs: card.pairs - ties,
    ...(ties > 0 && { ties }),
    queries: card.queries,
    heldOutAccuracy: card.heldOutAccuracy,
    heldOutInterval: card.heldOutInterval,
    heldOutLoss: card.heldOutLoss,
    lengthBaseline: card.lengthBaseline,
    ...(card.report?.surfaceBaseline && { surfaceBaseline: card.report.surfaceBaseline.value }),
    ece: card.ece,
    unseen: card.unseen,
    ...(card.report && { report: reportJson(card.report) }),
    ...(report && report.learning.length > 0 && { learning: report.learning }),
    ridge: card.ridge,
    priors: card.priors,
    seconds: secondsSince(started),
    head: resolve(options.out),
    id: card.id,
    encoder: card.encoder,
  };
  if (card.report) tellWarnings(card.report, terminal);
  if (options.json) return terminal.print(JSON.stringify(result));
  terminal.print(
    `Trained on ${result.pairs} pairs${ties > 0 ? ` and ${ties} ties` : ""} over ${card.queries} queries in ${result.seconds.toFixed(1)} s: ${options.out}`,
  );
  const priors = card.priors.map(({ name, alpha }) => `${name} × ${alpha.toFixed(2)}`).join(", ") || "none";
  const learnt = (report?.learning ?? []).map(
    ({ choices, accuracy }) => [`after ${choices} choices`, within(accuracy)] as const,
  );
  terminal.print(
    ...table([
      ...(card.report ? reportRows(card.report) : []),
      ...(card.unseen ? [["new responses with a score", unseenText(card.unseen)] as const] : []),
      ...learnt,
      ["ridge", card.ridge.toPrecision(3)],
      ["prior", priors],
    ]),
  );
}
