import { relative, resolve } from "node:path";
import type { Command } from "commander";
import { shorten } from "../../report/format.ts";
import { isInside } from "../../store/files/inside.ts";
import { checkDrift, driftText } from "../../verify/drift.ts";
import { oneLine } from "../../verify/outputs/one-line.ts";
import { readOutputs } from "../../verify/read-outputs.ts";
import { diskFiles, placeOnDisk } from "../../verify/sources/disk-files.ts";
import { SourceError } from "../../verify/sources/files.ts";
import { read, withEncoder } from "../encoder.ts";
import { InputError } from "../errors.ts";
import { isShipped, openHead } from "../heads.ts";
import { complainAbout } from "../input.ts";
import type { Installation } from "../installation.ts";
import { wholeNumber } from "../options.ts";
import type { Terminal } from "../terminal.ts";

interface DriftOptions {
  readonly head: string;
  readonly most: number;
  readonly json?: true;
}

/** Characters of a text in a row. */
const SHOWN = 100;

/** `drift FOLDER|FILE --model DIR`: how many responses are unlike the choices of a model. */
export function addDrift(program: Command, installation: Installation, terminal: Terminal): void {
  program
    .command("drift")
    .description("say how many responses are unlike the choices that a model learned from, and name them")
    .argument("<responses>", "a folder, a file or a pattern, from the working folder")
    .requiredOption("--model, --head <model>", "the folder of a model that was trained on choices")
    .option("--most <n>", "how many responses to name", wholeNumber(1), 20)
    .option("--json", "print the result as JSON")
    .action((responses: string, options: DriftOptions) => run(responses, options, installation, terminal));
}

async function run(given: string, options: DriftOptions, installation: Installation, terminal: Terminal) {
  if (await isShipped(options.head, installation))
    throw new InputError("A built-in model has none of your choices to be unlike. Give the folder of your own model.");
  const { files, path: pattern } = await placeOf(given);
  if ((await files.list(pattern)).length === 0)
    throw new InputError(`No file is named by ${given}. Give a folder with responses, a file, or a pattern in quotes.`);
  const { responses, problems } = await readOutputs(pattern, files).catch((error: unknown) => {
    if (error instanceof SourceError) throw new InputError(`${error.message}.`, { cause: error });
    throw error;
  });
  for (const [file, own] of Map.groupBy(problems, (problem) => problem.file)) complainAbout(file, own, terminal);
  const { head, drift } = await withEncoder(installation, terminal, responses.length, async (encoder) => {
    const head = await openHead(options.head, await encoder.info(), installation);
    return { head, drift: await checkDrift(responses, head, (texts) => read(encoder, texts, terminal)) };
  });
  if (drift === undefined) throw new InputError(`There is no response in ${given} that can be read.`);
  const named = drift.unlike.slice(0, options.most);
  if (options.json) return terminal.print(JSON.stringify({ ...drift, unlike: named, found: drift.unlike.length }));
  terminal.print(driftText(drift, head));
  for (const { file, line, query, response } of named)
    terminal.print(
      "",
      `${oneLine(file)}:${line}  ${oneLine(shorten(query, SHOWN))}`,
      `  ${oneLine(shorten(response, SHOWN))}`,
    );
}

/** What is named, from the working folder; from its own folder where it is elsewhere. */
async function placeOf(given: string): ReturnType<typeof placeOnDisk> {
  const [here, path] = [process.cwd(), resolve(given)];
  if (isInside(here, path)) return { files: diskFiles(here), path: relative(here, path).replaceAll("\\", "/") || "." };
  return placeOnDisk(path);
}
