import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { exportTo, partsOf, writeExport, type Export, type Lost } from "../../export/export-choices.ts";
import type { Target } from "../../export/target.ts";
import { targetOf, targets } from "../../export/targets.ts";
import { whatIsLost } from "../../export/what-is-lost.ts";
import { plural } from "../../report/format.ts";
import { addColumnOptions, answersOf, type ColumnOptions } from "../column-options.ts";
import { InputError, UsageError } from "../errors.ts";
import { table } from "../figures.ts";
import type { Installation } from "../installation.ts";
import { requireFree } from "../input.ts";
import { readPreferences } from "../pairs.ts";
import { sparing } from "../sparing.ts";
import type { Terminal } from "../terminal.ts";

interface ExportOptions extends ColumnOptions {
  readonly to: string;
  readonly out: string;
  readonly annotator?: readonly string[];
  readonly force?: true;
  readonly json?: true;
}

/** `export PAIRS… --to trl --out FILE`: choices as a file of another tool. */
export function addExport(program: Command, _installation: Installation, terminal: Terminal): void {
  addColumnOptions(program.command("export"))
    .description("write choices as a file of another tool: revised, withdrawn ones left out")
    .argument("<pairs...>", "preference logs, or other files of preferences; - for stdin")
    .addOption(
      new Option("--to <format>", "which file to write, see below")
        .choices(targets.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .option("--out <file>", "the file to write; - for stdout", "-")
    .option("--annotator <names...>", "whose choices to write; by default everybody's")
    .option("--force", "replace a file that is there")
    .option("--json", "print what was written, and what was not, as JSON")
    .addHelpText("after", () => ["", "Formats:", ...table(targets.map(described))].join("\n"))
    .action((files: string[], options: ExportOptions) => sparing(() => run(files, options, terminal)));
}

const described = ({ name, description }: Target) => [name, description.replaceAll("`", "")] as const;

async function run(files: readonly string[], options: ExportOptions, terminal: Terminal): Promise<void> {
  const target = targetOf(options.to)!;
  const path = options.out === "-" ? undefined : resolve(options.out);
  if (path === undefined && options.json)
    throw new UsageError("error: --json needs --out FILE: stdout has the choices");
  if (path === undefined && target.name === "parquet" && terminal.isShown)
    throw new UsageError("error: a Parquet file is not text for a terminal: give --out FILE, or a pipe");
  if (path !== undefined) await requireFree("--out", path, files, options.force);
  const preferences = await readPreferences(files, terminal, options.annotator, answersOf(options));
  const exported = exportTo(target, preferences);
  const lost = whatIsLost(exported);
  if (exported.preferences.length === 0)
    throw new InputError(`There is no choice in ${files.join(", ")} that ${target.title} has a place for. ${lost[0]}`);
  if (path === undefined) await terminal.write(partsOf(exported, terminal.signal));
  else await writeExport(path, exported, terminal.signal, (done, total) => terminal.progress("Writing:", done / total));
  if (options.json) return terminal.print(JSON.stringify({ file: path, ...asJson(exported) }));
  terminal.warn(`${plural(exported.preferences.length, "choice")} for ${target.title}.`, ...lost);
  if (path !== undefined) terminal.print(path);
}

function asJson({ target, preferences, leftOut, leftBehind, contradictions }: Export) {
  const counts = (lost: readonly Lost[]) => Object.fromEntries(lost.map(({ loss, count }) => [loss.id, count]));
  return {
    format: target.name,
    choices: preferences.length,
    leftOut: counts(leftOut),
    leftBehind: counts(leftBehind),
    contradictions,
  };
}
