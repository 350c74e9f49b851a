/** Getting the sources of a set: each is checked, and stays in a hidden folder beside the sets until its set is made. */
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256 } from "../../src/store/files/canonical-json.ts";
import { writeWhole } from "../../src/store/files/staging.ts";
import { makeSet } from "./make-set.ts";
import { addressOf, type SourceSet } from "./sources.ts";

export interface Downloading {
  /** Folder of the sets. */
  readonly folder: string;
  /** What serves repositories. */
  readonly from: string;
  readonly selections: string;
  readonly onProgress: (line: string) => void;
}

const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== "" ? `${message}: ${cause.message}` : message;
};

async function download(url: string, expected: string): Promise<Uint8Array> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new Error(
      `No answer from ${url} (${reasonOf(error)}). Check the network, and run this again. ` +
        "Behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1.",
    );
  });
  if (!response.ok)
    throw new Error(
      `${url} answers ${response.status} ${response.statusText}. If the repository has moved, name a server that has it with --from.`,
    );
  const buffer = await response.arrayBuffer().catch((error: unknown) => {
    throw new Error(`${url} stopped halfway (${reasonOf(error)}). Run this again: what is complete stays.`);
  });
  const bytes = new Uint8Array(buffer);
  const found = sha256(bytes);
  if (found !== expected)
    throw new Error(
      `${url} has SHA-256 ${found}, not ${expected}: it is not what the set was made from. Run this again.`,
    );
  return bytes;
}

/** Downloads what is missing of a set's sources, and writes those of its files that are missing. Rejects with what to do. */
export async function getSet(
  set: SourceSet,
  missing: readonly string[],
  { folder, from, selections, onProgress }: Downloading,
): Promise<void> {
  const kept = join(folder, `.${set.name}`);
  const sources = Object.entries(set.sources);
  const texts: string[] = [];
  for (const [i, [path, expected]] of sources.entries()) {
    const place = join(kept, expected);
    if (!existsSync(place)) {
      onProgress(`${set.name}: getting ${path} (${i + 1} of ${sources.length})`);
      await mkdir(kept, { recursive: true });
      await writeWhole(place, await download(addressOf(set, path, from), expected));
    }
    texts.push(await readFile(place, "utf8"));
  }
  onProgress(`${set.name}: converting`);
  const made = await makeSet(set, texts, selections);
  for (const [i, [file, expected]] of Object.entries(set.files).entries()) {
    const found = sha256(made[i]);
    if (found !== expected)
      throw new Error(
        `What ${file} was made to has SHA-256 ${found}, not ${expected}. Report it: the conversion is wrong.`,
      );
    if (!missing.includes(file)) continue;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeWhole(join(folder, file), made[i]);
  }
  await rm(kept, { recursive: true, force: true });
}
