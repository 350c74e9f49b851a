import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { HeadCard } from "../../core/model/head.ts";
import { loadCard } from "../../store/heads/head-files.ts";
import { InputError } from "../errors.ts";
import { percent, percentWithin, table } from "../figures.ts";
import { starterCards } from "../heads.ts";
import { lossWithin, within } from "../report.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";

const DEFAULT_FOLDER = join(".rewardlens", "heads");

/** `heads [DIR]`: the heads of a folder, newest first, and the shipped ones, with what their cards say. */
export function addHeads(program: Command, installation: Installation, terminal: Terminal): void {
  program
    .command("heads")
    .description("list heads with the figures of their cards")
    .argument("[dir]", `folder that holds heads, one folder each; by default ${DEFAULT_FOLDER}, where it is there`)
    .option("--json", "print one JSON object: heads and starters, whole cards")
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
  if (heads.length === 0) terminal.tell(`There is no head in ${dir ?? DEFAULT_FOLDER}.`);
  terminal.print(...table([...heads, ...starters].map((card) => [card.id, figures(card)])));
}

/** Cards of a folder's heads, newest first; one that cannot be read is told and set aside. */
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
      terminal.complain(`${join(folder, name)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return cards.sort((a, b) => Date.parse(b.created) - Date.parse(a.created) || (a.id < b.id ? 1 : -1));
}

async function foldersIn(folder: string, mayBeMissing: boolean): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
  } catch (error) {
    if (mayBeMissing && (error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new InputError(`Cannot read ${folder}: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
}

/** "16 pairs, 16 queries  93.8 % [75.5–98.7]  length only 62.5 % [42.2–79.2]  loss .412 …  ECE 11.6 % [4.1–19.0]  prior on-topic × 0.21" */
function figures(card: HeadCard): string {
  const { report } = card; // shipped heads, and those from before it was kept, have none
  const priors = card.priors.map(({ name, alpha }) => `${name} × ${alpha.toFixed(2)}`).join(", ");
  return [
    `${card.pairs} pairs, ${card.queries} queries`,
    percentWithin(card.heldOutAccuracy, card.heldOutInterval),
    `length only ${report ? within(report.lengthBaseline) : percent(card.lengthBaseline)}`,
    ...(report ? [`loss ${lossWithin(report.loss)}`] : []),
    `ECE ${report ? within(report.ece) : percent(card.ece)}`,
    ...(priors ? [`prior ${priors}`] : []),
  ].join("  ");
}
