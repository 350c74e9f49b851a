/** Trains a head on pairs that are in no one memory: this process has what a row has beside its features, and asks for sums. */
import { createHash } from "node:crypto";
import type { Head } from "../core/model/head.ts";
import type { PairSums } from "../core/partitions/pair-sums.ts";
import { trainBySums, type TrainBySumsOptions } from "../core/train-by-sums.ts";
import { numbered } from "../core/math/numbered.ts";
import { trainingStart } from "./training-start.ts";

/** What each of n pairs has beside its texts and their features, in canonical order (training-pairs.ts); m texts. */
export interface PairTable {
  readonly label: Float64Array;
  readonly weight: Float64Array;
  /** hashQueries of each pair's query. */
  readonly query: Float64Array;
  /** Row in `length`. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** In characters, m. */
  readonly length: Float64Array;
  /** reportKey of each pair, as a number. */
  readonly key: BigUint64Array;
  /** The first 16 bytes of each pair's hash, by which the pairs are in order. */
  readonly order: BigUint64Array;
}

export interface ElsewhereJob extends Pick<TrainBySumsOptions, "seed" | "onPass"> {
  readonly table: PairTable;
  readonly sums: PairSums;
  readonly encoder: { readonly id: string; readonly dimension: number };
  readonly starters: readonly Head[];
  readonly description: string;
  readonly created?: Date;
  readonly onLeftOut?: (seen: readonly Head[]) => void;
}

/**
 * As trainHead, without a head to compare with. The card's `data` is the hash of the pairs' hashes: a hash of all texts in one order
 * would need all of them in one place.
 * Rejects with TrainError where the choices cannot be fitted, or as the sums do.
 */
export async function trainElsewhere(job: ElsewhereJob): Promise<Head> {
  const { table, sums, encoder, created = new Date(), seed = 0, onPass } = job;
  const { label, weight, first, second, length } = table;
  const data = createHash("sha256").update(table.order).digest("hex");
  const queries = Float64Array.from(new Set(table.query)).sort();
  const pairs = { label, weight, first, second, length, group: numbered(table.query), dimension: encoder.dimension };
  const head = await trainBySums(pairs, sums, {
    ...trainingStart({ ...job, data, queries, encoder: encoder.id, created }),
    seed,
    ...(onPass && { onPass }),
  });
  const keys = Array.from(table.key, (key) => key.toString(16).padStart(16, "0"));
  return { ...head, queries, report: head.report && { ...head.report, keys } };
}
