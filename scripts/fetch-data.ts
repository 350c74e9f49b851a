/**
 * Checks the public choices that the shipped heads are made from, and gets those that are missing.
 *
 *     node scripts/fetch-data.ts [folder, default ../shared/data]
 *
 * A file that is there is compared with its SHA-256. The three files of chosen and rejected answers are downloaded and converted where
 * they are missing, bit by bit as they were. For the sets with annotators it names the source and what was done to it: that is not automated.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { writeWhole } from "../src/store/files/staging.ts";
import { sha256 } from "../src/store/files/canonical-json.ts";
import { toLines } from "./lib/convert-data.ts";
import { CONVERTED, type ConvertedFile, MANUAL } from "./lib/data-files.ts";

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "..", "..", "shared", "data"));

function requireHash(text: string, expected: string, what: string): void {
  const found = sha256(text);
  if (found !== expected) throw new Error(`${what} has SHA-256 ${found}, not ${expected}: it is another version.`);
}

/** Downloads and converts one file; writes it whole. */
async function make({ file, sha256: expected, url, source, convert }: ConvertedFile): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status} ${response.statusText}.`);
  const text = await response.text();
  requireHash(text, source, url);
  const lines = toLines(convert(JSON.parse(text)));
  requireHash(lines, expected, `What ${url} was converted to`);
  const target = join(folder, file);
  await mkdir(dirname(target), { recursive: true });
  await writeWhole(target, lines);
}

/** What is said of one file, and whether it is as it should be. */
async function check(file: string, expected: string): Promise<"ok" | "missing"> {
  const path = join(folder, file);
  if (!existsSync(path)) return "missing";
  requireHash(await readFile(path, "utf8"), expected, path);
  return "ok";
}

let failed = false;
for (const one of [...CONVERTED, ...MANUAL]) {
  try {
    if ((await check(one.file, one.sha256)) === "ok") console.log(`${one.file}: ok`);
    else if ("convert" in one) {
      await make(one);
      console.log(`${one.file}: made from ${one.url}`);
    } else {
      failed = true;
      console.log(`${one.file}: missing. Make it by hand from ${one.url}: ${one.how}.`);
    }
  } catch (error) {
    failed = true;
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
    console.error(`${one.file}: ${error instanceof Error ? error.message : String(error)}${cause}`);
  }
}
process.exitCode = failed ? 1 : 0;
