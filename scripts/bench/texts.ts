import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { QueryResponse } from "../../src/core/types.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { dataFolder, root } from "../lib/paths.ts";

/** Texts to measure on: real pairs where the sets are, else the samples, repeated. */
export async function benchTexts(count: number): Promise<{ source: string; texts: QueryResponse[] }> {
  const read = async (path: string) => {
    const { pairs } = readPairs(await readFile(path, "utf8"));
    return pairs.flatMap(({ query, chosen, rejected }) => [chosen, rejected].map((response) => ({ query, response })));
  };
  const real = join(dataFolder(), "hh-helpful.jsonl");
  try {
    // Short enough that nobody cuts them: all peers then read the same tokens.
    const texts = (await read(real)).filter(
      ({ query, response }) => query.length < 500 && response.length < 900 && response !== "",
    );
    return { source: "hh-helpful", texts: texts.slice(0, count) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const texts = await read(join(root, "samples", "pairs.jsonl"));
    return { source: "samples", texts: Array.from({ length: count }, (_, i) => texts[i % texts.length]) };
  }
}
