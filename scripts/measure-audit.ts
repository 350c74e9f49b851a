/**
 * How many planted mistakes an audit finds: 400 pairs of a set of people's choices, one in ten turned round, by `rewardlens audit`. The share of them among
 * the first fifth of the choices that it names; 20% by chance.
 *
 *     npm run build && node scripts/measure-audit.ts [folder of the sets, default where fetch-data.ts puts them] [sets, separated by commas]
 *
 * People's own mistakes are in the sets, too, so that not all that is named before the planted ones is wrong.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataFolder, root } from "./lib/paths.ts";
import { plantMistakes, shareFound } from "./lib/planted-mistakes.ts";

const data = dataFolder(process.argv[2]);
const SETS = ["hh-helpful", "hh-harmless", "finegrained-qa"];
const sets = process.argv[3]?.split(",") ?? SETS;
const PAIRS = 400;

interface Result {
  readonly found: number;
  readonly findings: readonly { readonly line: number }[];
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
const folder = await mkdtemp(join(tmpdir(), "rewardlens-planted-"));
console.log("| set | pairs | named | planted among the first fifth |\n| --- | --- | --- | --- |");
try {
  for (const set of sets) {
    const planted = await plantMistakes(join(data, `${set}.jsonl`), PAIRS, 1, folder);
    const args = [join(root, "dist", "cli.js"), "audit", planted.file, "--json", "--most", String(PAIRS)];
    const out = execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    const { found, findings } = JSON.parse(out) as Result;
    const cells = [set.split("/").at(-1), planted.pairs, found, percent(shareFound(planted, findings))];
    console.log(`| ${cells.join(" | ")} |`);
  }
} finally {
  await rm(folder, { recursive: true });
}
