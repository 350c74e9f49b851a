import { availableParallelism } from "node:os";
import { relative, resolve } from "node:path";
import type { Command } from "commander";
import { duration } from "../../report/format.ts";
import { changeCard } from "../../store/heads/card-file.ts";
import { repositoryRoot } from "../../verify/sources/disk-files.ts";
import { blindSpotsOf } from "../../verify/soundness/blind-spots.ts";
import { soundnessCases } from "../../verify/soundness/cases.ts";
import { DEFAULT_OPTIONS, textsOf } from "../../verify/soundness/options.ts";
import { verifyModel } from "../../verify/soundness/verify-model.ts";
import { addColumnOptions, type ColumnOptions } from "../column-options.ts";
import { freshReader, withEncoder } from "../encoder.ts";
import { UsageError } from "../errors.ts";
import { isShipped, openHead } from "../heads.ts";
import type { Installation } from "../installation.ts";
import { shareLimit, wholeNumber } from "../options.ts";
import { soundPairs } from "../verify/sound-pairs.ts";
import type { Terminal } from "../terminal.ts";
import {
  addOutputOptions,
  outputPlaces,
  requireOtherPlaces,
  writeReport,
  type OutputOptions,
} from "../verify/outputs.ts";

interface Options extends ColumnOptions, OutputOptions {
  readonly head: string;
  readonly most: number;
  readonly budget: number;
  readonly seed: number;
  readonly maxTurned: number;
  readonly maxPaying: number;
  readonly maxRaised: number;
  readonly card?: true;
}

/** `verify-model [FILES]`: whether a model is sound. */
export function addVerifyModel(program: Command, installation: Installation, terminal: Terminal): void {
  const { most, budget, seed, limits } = DEFAULT_OPTIONS;
  addOutputOptions(addColumnOptions(program.command("verify-model")))
    .description("check whether a model is sound: same bits, changes that must not matter, attacks that must not pay")
    .argument(
      "[files...]",
      "choices, or responses, to check it on (default: the choices here, else the samples); - for stdin",
    )
    .option("--model, --head <model>", "a model's folder, or the name of a built-in one", "general")
    .option("--most <n>", "pairs of responses to check, drawn by the seed", wholeNumber(1), most)
    .option("--budget <n>", "texts that the search for weaknesses may score; 0: no search", wholeNumber(0), budget)
    .option("--seed <n>", "draws pairs and changes: the same seed gives the same report", wholeNumber(0), seed)
    .option(
      "--max-turned <share>",
      "share of pairs that a change may turn which must not matter",
      shareLimit,
      limits.turned,
    )
    .option("--max-paying <share>", "share of responses for which an attack may pay", shareLimit, limits.paying)
    .option(
      "--max-raised <share>",
      "share of responses that the search may raise by a typical margin",
      shareLimit,
      limits.raised,
    )
    .option("--card", "write the blind spots into the model's card too")
    .action((files: string[], options: Options) => run(files, options, program.version()!, installation, terminal));
}

async function run(
  files: string[],
  options: Options,
  version: string,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const { head: model, most, budget, seed } = options;
  const places = outputPlaces(options);
  await requireOtherPlaces(places, files);
  const shipped = await isShipped(model, installation);
  if (options.card && shipped)
    throw new UsageError(`error: --card: ${model} is built in. Give the folder of a model of your own`);
  const { pairs, source } = await soundPairs(files, options, installation, terminal);
  const texts = textsOf(pairs, most);
  const started = performance.now();
  const found = await withEncoder(installation, terminal, texts, async (encoder) =>
    verifyModel({
      ...{ model, source, pairs, most, budget, seed },
      head: await openHead(model, await encoder.info(), installation),
      limits: { turned: options.maxTurned, paying: options.maxPaying, raised: options.maxRaised },
      read: (some) => encoder.read(some, { priority: "bulk", signal: terminal.signal }),
      fresh: (threads) => freshReader(installation, terminal, threads),
      threads: Math.max(2, availableParallelism()),
      onProgress: (fraction) => {
        const left = ((performance.now() - started) / 1000) * ((1 - fraction) / fraction);
        terminal.progress(`Checking ${model}, about ${duration(left)} left:`, fraction);
      },
    }),
  );
  if (options.card) await changeCard(model, { blindSpots: blindSpotsOf(found) });
  const card = relative(repositoryRoot(process.cwd()), resolve(model, "card.json")).replaceAll("\\", "/");
  const cases = soundnessCases(found, shipped ? model : card);
  await writeReport({ version, cases, soundness: found }, places, options, terminal);
}
