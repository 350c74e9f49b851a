import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { root } from "../../../scripts/lib/paths.ts";

/** The texts of the project's files that match, by their paths in order; files whose names begin with a dot count too. */
export async function projectTexts(
  patterns: readonly string[],
  ignore: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const files = (await glob([...patterns], { cwd: root, ignore: [...ignore], dot: true })).toSorted();
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), "utf8")] as const)),
  );
}
