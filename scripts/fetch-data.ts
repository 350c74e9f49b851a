/**
 * Checks the public choices that the built-in models are made from and measured on, and gets those that are missing.
 *
 *     node scripts/fetch-data.ts [folder, default ../shared/data where it is there, else .cache/data] [--check]
 *
 * scripts/data/sources.json has every source with its commit and its SHA-256. A file that is there is compared with its SHA-256; a missing
 * one is downloaded and converted, byte by byte as it was. With --check nothing is downloaded. --from names another server than
 * https://raw.githubusercontent.com, --table another table of sources (its selections beside it). Exit code 1: a file is missing or different.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { sha256 } from "../src/store/files/canonical-json.ts";
import { getSet } from "./data/download.ts";
import { readSources, type SourceSet } from "./data/sources.ts";
import { dataFolder } from "./lib/paths.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: "boolean", default: false },
    from: { type: "string", default: "https://raw.githubusercontent.com" },
    table: { type: "string", default: join(import.meta.dirname, "data", "sources.json") },
  },
});
const folder = dataFolder(positionals[0]);
const table = resolve(values.table);
const downloading = {
  ...{ folder, from: values.from.replace(/\/$/, ""), selections: join(dirname(table), "selections") },
  onProgress: (line: string) => console.error(line),
};
const count = { ok: 0, made: 0, missing: 0, failed: 0 };

function report(files: readonly string[], state: keyof typeof count, text: string): void {
  count[state] += files.length;
  for (const file of files) (state === "failed" ? console.error : console.log)(`${file}: ${text}`);
}

/** Compares the files of a set that are there, and makes those that are not. */
async function look(set: SourceSet): Promise<void> {
  const missing: string[] = [];
  for (const [file, expected] of Object.entries(set.files)) {
    const path = join(folder, file);
    if (!existsSync(path)) missing.push(file);
    else {
      const found = sha256(await readFile(path));
      if (found === expected) report([file], "ok", "ok");
      else report([file], "failed", `${path} has SHA-256 ${found}, not ${expected}. Move it away and run this again.`);
    }
  }
  const source = `github.com/${set.repository}`;
  if (values.check) return report(missing, "missing", `missing. Without --check it is made from ${source}`);
  if (missing.length === 0) return;
  try {
    await getSet(set, missing, downloading);
    report(missing, "made", `made from ${source}`);
  } catch (error) {
    report(missing, "failed", (error as Error).message);
  }
}

for (const set of await readSources(table)) await look(set);
console.log(`${folder}: ${count.ok} files ok, ${count.made} made, ${count.missing} missing, ${count.failed} failed.`);
if (count.missing + count.failed > 0) process.exitCode = 1;
else console.log(["Next: npm run build && node scripts/make/build-starters.ts", ...positionals].join(" "));
