import type { Command } from "commander";
import { foldCount, foldsByQuery } from "../../core/folds.ts";
import { lengthMargins } from "../../core/length-baseline.ts";
import { accuracy, expectedCalibrationError, meanLoss } from "../../core/metrics.ts";
import { rewardOf } from "../../core/score.ts";
import type { EncoderInfo } from "../../protocol/encoder.ts";
import { encodePairs } from "../encoder.ts";
import { percent, percentWithin, table } from "../figures.ts";
import { openHead } from "../heads.ts";
import type { Installation } from "../installation.ts";
import { readTrainingPairs } from "../pairs.ts";
import type { Terminal } from "../terminal.ts";

interface EvaluateOptions {
  readonly head: string;
  readonly json?: true;
}

/** `evaluate PAIRS.jsonl… --head DIR|STARTER`: how well a head predicts choices that it was not trained on. */
export function addEvaluate(program: Command, installation: Installation, terminal: Terminal): void {
  program
    .command("evaluate")
    .description("measure a head on pairs that it was not trained on")
    .argument("<pairs...>", "JSONL of prompt, chosen, rejected, or a preference log; - for stdin")
    .requiredOption("--head <head>", "a head's folder, or the name of a shipped one")
    .option("--json", "print the result as JSON")
    .action((files: string[], options: EvaluateOptions) => evaluate(files, options, installation, terminal));
}

async function evaluate(
  files: string[],
  options: EvaluateOptions,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const pairs = await readTrainingPairs(files, terminal);
  const open = ({ id }: EncoderInfo) => openHead(options.head, id, installation);
  const { set, encoder, opened: head } = await encodePairs(installation, pairs, terminal, open);
  const { dimension } = set;
  const rewards = Float64Array.from({ length: set.length.length }, (_, row) =>
    rewardOf(head, set.features.subarray(row * dimension, (row + 1) * dimension)),
  );
  const margins = Float64Array.from(set.label, (_, i) => rewards[set.first[i]] - rewards[set.second[i]]);
  const right = accuracy(margins, set.label);
  // Whether longer or shorter is better is not for the pair to say that it is judged by: folds, as in training.
  const folds = foldsByQuery(set.group, foldCount(new Set(set.group).size, 5), 0);
  const result = {
    pairs: pairs.length,
    accuracy: right.value,
    accuracyInterval: [right.low, right.high] as const,
    loss: meanLoss(margins, set.label),
    ece: expectedCalibrationError(margins, set.label),
    lengthBaseline: accuracy(lengthMargins(set, folds), set.label).value,
    head: head.card.id,
    encoder: encoder.id,
  };
  if (options.json) return terminal.print(JSON.stringify(result));
  terminal.print(`${result.head} on ${result.pairs} pairs`);
  terminal.print(
    table([
      ["accuracy", percentWithin(result.accuracy, result.accuracyInterval)],
      ["length only", percent(result.lengthBaseline)],
      ["loss", result.loss.toFixed(3)],
      ["calibration error", percent(result.ece)],
    ]),
  );
}
