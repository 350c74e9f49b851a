import type { Command } from "commander";
import { foldCount, foldsByQuery } from "../../core/model/folds.ts";
import type { Head } from "../../core/model/head.ts";
import { lengthMargins, surfaceMargins } from "../../core/evaluation/baselines.ts";
import { calibrationWithin, reliability } from "../../core/evaluation/calibration.ts";
import { pairLoss } from "../../core/model/bradley-terry.ts";
import { meanByQuery } from "../../core/evaluation/mean-by-query.ts";
import { accuracy } from "../../core/evaluation/metrics.ts";
import { compareOnPairs } from "../../core/evaluation/paired-test.ts";
import { FEWEST_QUERIES } from "../../core/trainable.ts";
import { encodePairs, type EncodedPairs } from "../../training/encode-pairs.ts";
import { marginsOf, previousHead } from "../../training/seen-queries.ts";
import { pairEncoding } from "../encoder.ts";
import { addColumnOptions, answersOf, type ColumnOptions } from "../column-options.ts";
import { plural } from "../../report/format.ts";
import { versionName } from "../../store/heads/version-number.ts";
import type { TrainingPair } from "../../training/training-pairs.ts";
import { InputError } from "../errors.ts";
import { table } from "../figures.ts";
import { openHead } from "../heads.ts";
import type { Installation } from "../installation.ts";
import { readTrainingPairs } from "../pairs.ts";
import { comparisonFact, measure, reliabilityFacts } from "../../report/facts.ts";
import { factRows } from "../report.ts";
import type { Terminal } from "../terminal.ts";

interface EvaluateOptions extends ColumnOptions {
  readonly head: string;
  readonly against?: string;
  readonly json?: true;
}

/** `evaluate PAIRS.jsonl… --head DIR|STARTER`: how well a head predicts choices that it was not trained on. */
export function addEvaluate(program: Command, installation: Installation, terminal: Terminal): void {
  addColumnOptions(program.command("evaluate"))
    .description("measure a model on pairs that it was not trained on")
    .argument("<pairs...>", "files of preferences (JSON Lines, JSON, CSV, Parquet …), or a preference log; - for stdin")
    .requiredOption("--model, --head <model>", "a model's folder, or the name of a built-in one")
    .option("--against <model>", "another model, to compare with on the pairs whose queries neither was trained on")
    .option("--json", "print the result as JSON")
    .action((files: string[], options: EvaluateOptions) => evaluate(files, options, installation, terminal));
}

/** Refuses pairs that say nothing about other pairs. @throws InputError */
function assertMeasurable(pairs: readonly TrainingPair[]): void {
  const [all, answer] = pairs.length === 1 ? ["The only pair", "answers"] : [`All ${pairs.length} pairs`, "answer"];
  if (new Set(pairs.map(({ query }) => query)).size < FEWEST_QUERIES)
    throw new InputError(
      `${all} ${answer} one query, so nothing shows how a model does on others. Add pairs that answer another query.`,
    );
  if (pairs.every(({ label }) => label === 0.5))
    throw new InputError(`${all} are ties, which no model can predict. Add pairs in which one response was preferred.`);
}

async function evaluate(
  files: string[],
  options: EvaluateOptions,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const pairs = await readTrainingPairs(files, terminal, undefined, answersOf(options));
  assertMeasurable(pairs);
  const open = async (encoder: EncodedPairs<unknown>["encoder"]) => ({
    head: await openHead(options.head, encoder, installation),
    other: options.against === undefined ? undefined : await openHead(options.against, encoder, installation),
  });
  const encoding = pairEncoding(installation, terminal);
  const { set, encoder, opened } = await encodePairs(pairs, encoding.withEncoder, open, encoding);
  const { head, other } = opened;
  const { label, group } = set;
  const margins = marginsOf(head, set);
  const right = accuracy(margins, label, group);
  // Whether longer or shorter is better is not for the pair to say that it is judged by: folds, as in training.
  const folds = foldsByQuery(group, foldCount(new Set(group).size, 5), 0);
  const byLength = lengthMargins(set, folds);
  const length = accuracy(byLength, label, group);
  const bySurface = surfaceMargins(set, folds);
  const surface = bySurface && accuracy(bySurface, label, group);
  const ece = calibrationWithin(margins, label, group);
  const loss = meanByQuery(
    label.map((y, i) => pairLoss(margins[i], y)),
    group,
  );
  const againstLength = compareOnPairs(margins, byLength, label, group);
  // A head that does not say what it has seen is taken at the word of whoever evaluates it.
  const fresh = (one: Head) =>
    previousHead({ head: one, name: "", shipped: one.queries === undefined }, pairs, set).margins;
  const againstHead = other && compareOnPairs(fresh(head), fresh(other), label, group);
  const seen = fresh(head).filter(Number.isNaN).length;
  const result = {
    pairs: pairs.length,
    accuracy: right.value,
    accuracyInterval: [right.low, right.high] as const,
    loss: loss.value,
    lossInterval: [Math.max(0, loss.low), loss.high] as const,
    ece: ece.value,
    eceInterval: [ece.low, ece.high] as const,
    reliability: reliability(margins, label),
    lengthBaseline: length.value,
    lengthInterval: [length.low, length.high] as const,
    ...(surface && { surfaceBaseline: surface.value, surfaceInterval: [surface.low, surface.high] as const }),
    ...(againstLength && { againstLength }),
    ...(againstHead && { againstHead: { ...againstHead, name: options.against } }),
    seen,
    head: head.card.id,
    encoder: encoder.id,
  };
  if (seen > 0)
    terminal.warn(
      `warning: ${seen} of these pairs use queries that the model was trained on, so its accuracy is too high here.`,
    );
  if (other && !againstHead) terminal.warn(`Not compared with ${options.against}: no query is new to both models.`);
  if (options.json) return terminal.print(JSON.stringify(result));
  const facts = [
    { ...measure("held-out", right), name: "Accuracy" },
    measure("length", length),
    ...(surface ? [measure("surface", surface)] : []),
    ...(againstLength ? [comparisonFact("length alone", againstLength)] : []),
    ...(againstHead ? [comparisonFact(`${options.against}`, againstHead)] : []),
    { ...measure("loss", loss), name: "Loss per choice" },
    measure("ece", ece),
    ...reliabilityFacts(result),
  ];
  terminal.print(`${versionName(head.card)} on ${plural(result.pairs, "pair")}`);
  terminal.print(...table(factRows(facts)));
}
