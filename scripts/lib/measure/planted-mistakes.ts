import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { seededRandom, shuffled } from "../../../src/core/math/random.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";

export interface Planted {
  /** A file of pairs, one a line. */
  readonly file: string;
  readonly pairs: number;
  /** Lines whose pairs are turned round. */
  readonly lines: ReadonlySet<number>;
}

/** Share of the pairs that are turned round. */
const MISTAKES = 0.1;

/** Writes so many pairs of a set, drawn by a seed, with one in ten turned round. */
export async function plantMistakes(set: string, most: number, seed: number, folder: string): Promise<Planted> {
  const all = readPairs(await readFile(set, "utf8"), basename(set)).pairs;
  const drawn = shuffled(all, seededRandom(seed)).slice(0, most);
  const places = shuffled([...drawn.keys()], seededRandom(seed + 1)).slice(0, Math.round(MISTAKES * drawn.length));
  const wrong = new Set(places);
  const lines = drawn.map(({ query, chosen, rejected }, i) =>
    JSON.stringify({
      prompt: query,
      ...(wrong.has(i) ? { chosen: rejected, rejected: chosen } : { chosen, rejected }),
    }),
  );
  const file = join(folder, `planted-${seed}-${basename(set)}`);
  await writeFile(file, `${lines.join("\n")}\n`);
  return { file, pairs: drawn.length, lines: new Set(places.map((place) => place + 1)) };
}

/** Share of the planted mistakes among the first fifth of the choices that an audit names. */
export function shareFound({ pairs, lines }: Planted, findings: readonly { readonly line: number }[]): number {
  const first = findings.slice(0, Math.round(pairs / 5));
  return new Set(first.filter(({ line }) => lines.has(line)).map(({ line }) => line)).size / lines.size;
}
