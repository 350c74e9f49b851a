/** φ of the texts of people's sets: encoded once, cached beside the starters' own. */
import { join, resolve } from "node:path";
import { DIMENSION } from "../../src/core/feature-layout.ts";
import type { PreferenceSet } from "../../src/core/types.ts";
import { openModelFiles } from "../../src/encoder/model-files.ts";
import { standardised } from "../../src/encoder/phi.ts";
import { EncoderPool } from "../../src/encoder/pool.ts";
import { indexPairs, toPreferenceSet } from "../../src/store/training-pairs.ts";
import { meanLabel, type PeopleSet } from "./people.ts";

const ROOT = resolve(import.meta.dirname, "..", "..");
const ENCODER = join(ROOT, "media", "encoder");

/** A set with φ: one row of `pairs` a pair of the set, its label the mean of the votes, its group the set's. */
export interface PeopleFeatures extends PeopleSet {
  readonly choices: PreferenceSet;
}

/** @param sets as readPeople gives them. */
export async function peopleFeatures(sets: readonly PeopleSet[]): Promise<PeopleFeatures[]> {
  const pool = new EncoderPool({
    script: join(ROOT, "dist", "encoder.js"),
    folder: ENCODER,
    raw: true,
    cacheFile: join(ROOT, ".cache", "people2.sqlite"),
  });
  try {
    const { standard } = await openModelFiles(ENCODER);
    const found: PeopleFeatures[] = [];
    for (const set of sets) {
      const indexed = indexPairs(set.pairs.map((pair) => ({ ...pair, label: meanLabel(pair), weight: 1 })));
      const raw = await pool.embed(indexed.texts);
      const groups = new Map([...new Set(set.pairs.map(({ group }) => group))].map((group, i) => [group, i]));
      const choices = toPreferenceSet(
        { ...indexed, group: Int32Array.from(set.pairs, ({ group }) => groups.get(group)!) },
        raw.map((row) => standardised(row, standard!)),
        DIMENSION,
      );
      found.push({ ...set, choices });
    }
    return found;
  } finally {
    await pool.dispose();
  }
}
