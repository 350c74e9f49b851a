/** φ of the texts of real preference pairs, from the encoder, cached beside the starters' own. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import type { PreferenceSet } from "../../../src/core/types.ts";
import { openModelFiles } from "../../../src/encoder/model/model-files.ts";
import { standardised } from "../../../src/encoder/model/phi.ts";
import { EncoderPool } from "../../../src/encoder/process/pool.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";
import {
  fromChosenRejected,
  indexPairs,
  toPreferenceSet,
  type TrainingPair,
} from "../../../src/training/training-pairs.ts";

const ROOT = resolve(import.meta.dirname, "..", "..", "..");
const ENCODER = join(ROOT, "media", "encoder");
export const FILES = ["hh-helpful", "hh-harmless", "finegrained-qa"] as const;

export interface RealPairs {
  readonly pairs: readonly TrainingPair[];
  readonly set: PreferenceSet;
}

/** Pairs of the named files of `data`, with φ standardised as the product does. */
export async function realPairs(data: string, names: readonly string[]): Promise<RealPairs> {
  const texts = await Promise.all(names.map((name) => readFile(join(data, `${name}.jsonl`), "utf8")));
  const pairs = texts.flatMap((text) => fromChosenRejected(readPairs(text).pairs));
  const pool = new EncoderPool({
    script: join(ROOT, "dist", "encoder.js"),
    folder: ENCODER,
    raw: true,
    cacheFile: join(ROOT, ".cache", "starters.sqlite"),
  });
  try {
    const indexed = indexPairs(pairs);
    const raw = await pool.embed(indexed.texts);
    const { standard } = await openModelFiles(ENCODER);
    const features = raw.map((row) => standardised(row, standard!));
    return { pairs, set: toPreferenceSet(indexed, features, DIMENSION) };
  } finally {
    await pool.dispose();
  }
}
