import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { HeadCard } from "../../core/model/head.ts";
import { folderNames } from "../../store/files/folders.ts";
import { loadCard } from "../../store/heads/load-head.ts";
import { InputError } from "../errors.ts";
import { table } from "../figures.ts";
import { starterCards } from "../heads.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";
import { measuredFacts, priorFact } from "../../report/facts.ts";
import { plural } from "../../report/format.ts";

const DEFAULT_FOLDER = join(".rewardlens", "heads");

/** `heads [DIR]`: the models of a folder, newest first, and the built-in ones, with their figures. */
export function addHeads(program: Command, installation: Installation, terminal: Terminal): void {
  program
    .command("heads")
    .description("list models with their figures")
    .argument("[dir]", `folder of models, one folder each; by default ${DEFAULT_FOLDER}, if it exists`)
    .option("--json", "print one JSON object: your models (heads) and built-in ones (starters), whole cards")
    .action((dir: string | undefined, options: { json?: true }) => list(dir, options.json, installation, terminal));
}

async function list(
  dir: string | undefined,
  json: true | undefined,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const heads = await cardsIn(dir ?? DEFAULT_FOLDER, dir === undefined, terminal);
  const starters = await starterCards(installation);
  if (json) return terminal.print(JSON.stringify({ heads, starters }));
  if (heads.length === 0) terminal.warn(`There is no model in ${dir ?? DEFAULT_FOLDER}.`);
  terminal.print(...table([...heads, ...starters].map((card) => [card.id, figures(card)])));
}

/** Cards of a folder's heads, newest first; one that cannot be read is reported and skipped. */
async function cardsIn(folder: string, mayBeMissing: boolean, terminal: Terminal): Promise<HeadCard[]> {
  const cards: HeadCard[] = [];
  for (const name of await foldersIn(folder, mayBeMissing)) {
    try {
      await access(join(folder, name, "card.json"));
    } catch {
      continue; // not a head's folder
    }
    try {
      cards.push(await loadCard(join(folder, name)));
    } catch (error) {
      terminal.reportProblem(`${join(folder, name)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return cards.sort((a, b) => Date.parse(b.created) - Date.parse(a.created) || (a.id < b.id ? 1 : -1));
}

async function foldersIn(folder: string, mayBeMissing: boolean): Promise<string[]> {
  try {
    return await folderNames(folder);
  } catch (error) {
    if (mayBeMissing && (error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new InputError(`Cannot read ${folder}: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
}

/** "16 pairs, 16 queries  93.8% (75.5% to 98.7%)  length alone 62.5% (42.2% to 79.2%)  …  general × 0.21" */
function figures(card: HeadCard): string {
  return [
    `${plural(card.pairs, "pair")}, ${plural(card.queries, "query", "queries")}`,
    ...measuredFacts(card).map(({ id, value, range }) => `${SHORT[id] ?? ""}${value}${range ? ` (${range})` : ""}`),
    ...priorFact(card).map(({ value }) => value),
  ].join("  ");
}

/** Names of figures where many are on one line. */
const SHORT: Readonly<Record<string, string>> = {
  length: "length alone ",
  surface: "surface features alone ",
  loss: "loss ",
  ece: "calibration error ",
};
