/** Choices of people for measuring an audit: a few of each set, with what people of the other sets share as a general head. */
import { join } from "node:path";
import { seededRandom, shuffled } from "../../../src/core/math/random.ts";
import { differencesOf } from "../../../src/core/model/differences.ts";
import { evidenceOf, meanOfEvidence } from "../../../src/core/priors/pooled.ts";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import type { PreferenceSet } from "../../../src/core/types.ts";
import { EncoderPool } from "../../../src/encoder/process/pool.ts";
import { indexPairs, toPreferenceSet } from "../../../src/training/training-pairs.ts";
import { BETWEEN, isPooled, PRIOR } from "../general/general.ts";
import { root } from "../paths.ts";
import { meanLabel, readPeople } from "./people.ts";

export interface AuditSet {
  readonly name: string;
  /** Strict choices, by the majority of those who voted. */
  readonly set: PreferenceSet;
  /** What people of the other sets share, D. */
  readonly shared: Float32Array;
}

/** At most so many pairs of each set, drawn by a seed. @param data folder of the sets. */
export async function auditSets(data: string, most: number, seed: number): Promise<AuditSet[]> {
  const people = await readPeople(data);
  const drawn = people.map(({ name, pairs }) => {
    const strict = pairs.filter((pair) => meanLabel(pair) !== 0.5);
    const some = shuffled(strict, seededRandom(seed)).slice(0, most);
    const chosen = some.map((pair) => {
      const { query, first, second } = pair;
      return { query, first, second, label: meanLabel(pair) > 0.5 ? 1 : 0, weight: 1 };
    });
    return { name, indexed: indexPairs(chosen) };
  });
  const pool = new EncoderPool({
    script: join(root, "dist", "encoder.js"),
    folder: join(root, "media", "encoder"),
    cacheFile: join(root, ".cache", "audit.sqlite"),
  });
  try {
    const sets: { name: string; set: PreferenceSet }[] = [];
    for (const { name, indexed } of drawn) {
      console.error(`${name}: ${indexed.texts.length} texts`);
      sets.push({ name, set: toPreferenceSet(indexed, await pool.embed(indexed.texts), DIMENSION) });
    }
    const evidence = sets.map(({ set }) => evidenceOf(differencesOf(set, []), BETWEEN));
    return sets.map((one, s) => {
      const others = evidence.filter((_, other) => other !== s && isPooled(sets[other].name));
      return { ...one, shared: Float32Array.from(meanOfEvidence(others, PRIOR).mean) };
    });
  } finally {
    await pool.dispose();
  }
}
