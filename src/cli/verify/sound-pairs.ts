import { existsSync } from "node:fs";
import { join } from "node:path";
import { FEWEST_QUERIES } from "../../core/evaluation/win-rate.ts";
import { preferencesPath } from "../../store/log/preference-log.ts";
import { toChoices } from "../../training/choices.ts";
import { pairOfLabel, pairsOfResponses, type SoundPair } from "../../verify/soundness/pairs.ts";
import { answersOf, type ColumnOptions } from "../column-options.ts";
import { InputError } from "../errors.ts";
import { shownName } from "../input.ts";
import type { Installation } from "../installation.ts";
import { readDecided, trainingPairOf } from "../pairs.ts";
import { listResponses } from "../responses.ts";
import type { Terminal } from "../terminal.ts";

/**
 * The pairs to check a model on: of the files; without any, the choices of the working folder, and where these answer too few
 * queries, the samples. Rejects with InputError where there is no pair.
 */
export async function soundPairs(
  files: readonly string[],
  options: ColumnOptions,
  installation: Installation,
  terminal: Terminal,
): Promise<{ readonly pairs: readonly SoundPair[]; readonly source: string }> {
  const found = (await Promise.all(files.map((file) => pairsOfFile(file, options, terminal)))).flat();
  if (files.length > 0) {
    const names = files.map(shownName).join(", ");
    if (found.length > 0) return { pairs: found, source: names };
    throw new InputError(`No query in ${names} has two responses. Give choices, or at least two responses to a query.`);
  }
  const log = preferencesPath(process.cwd());
  if (existsSync(log)) {
    const own = await pairsOfFile(log, options, terminal);
    const queries = new Set(own.map(({ query }) => query)).size;
    if (queries >= FEWEST_QUERIES) return { pairs: own, source: "your choices" };
    terminal.warn(`Your choices answer fewer than ${FEWEST_QUERIES} queries, so the model is checked on the samples.`);
  } else terminal.warn("No file is given, and there are no choices here: the model is checked on the samples.");
  return { pairs: await pairsOfFile(join(installation.samples, "pairs.jsonl"), {}, terminal), source: "the samples" };
}

async function pairsOfFile(file: string, options: ColumnOptions, terminal: Terminal): Promise<SoundPair[]> {
  const { records, judged } = await readDecided([file], terminal, undefined, answersOf(options));
  const { pairs } = toChoices(records, judged.flatMap(trainingPairOf));
  // Stdin can be read once only.
  if (pairs.length > 0 || file === "-") return pairs.map(pairOfLabel);
  return pairsOfResponses(await listResponses(file, options, terminal));
}
