import { join, resolve } from "node:path";
import type { Head, HeadCard } from "../../core/model/head.ts";
import type { TrainingReport } from "../../core/model/training-report.ts";
import { parseJson } from "../files/parse-json.ts";
import { readRegular } from "../files/regular-file.ts";
import { movedAway } from "../files/staging.ts";
import { StoreError, storeError } from "../files/store-error.ts";
import { toHeadCard } from "./head-card-schema.ts";
import { CARD, checked, REPORT, WEIGHTS } from "./head-files.ts";
import { decodeHead } from "./head-tensors.ts";
import { toTrainingReport } from "./training-report-schema.ts";

/** Bytes of the largest files that are read: an encoder of some thousand features, some hundred thousand choices. */
const MOST = { [CARD]: 1 << 20, [WEIGHTS]: 1 << 28, [REPORT]: 1 << 27 };

/** The encoder whose features a head's weights multiply. */
export interface HeadEncoder {
  readonly id: string;
  /** D, length of φ. */
  readonly dimension: number;
}

/** Reads a head's card only. Rejects with StoreError. */
export function loadCard(directory: string): Promise<HeadCard> {
  return alsoMovedAway(directory, readCard);
}

/**
 * Reads a head whole.
 * @param encoder the encoder in use; a head of another one is refused ("head-encoder-mismatch"), and one that names it but
 *   has weights for another number of features ("head-broken").
 */
export function loadHead(directory: string, encoder?: HeadEncoder): Promise<Head> {
  return alsoMovedAway(directory, async (place) => {
    const card = await readCard(place);
    if (encoder !== undefined) requireEncoder(card, encoder);
    const path = join(place, WEIGHTS);
    const bytes = await read(path, MOST[WEIGHTS]);
    return checked(path, () => decodeHead(card, bytes));
  });
}

async function readCard(directory: string): Promise<HeadCard> {
  const path = join(directory, CARD);
  const text = await read(path, MOST[CARD]);
  return checked(path, () => toHeadCard(parseJson(text.toString("utf8"))));
}

/** Reads a head where it is, or where a process that was killed while it replaced the head had moved it. */
async function alsoMovedAway<T>(directory: string, load: (place: string) => Promise<T>): Promise<T> {
  try {
    return await load(directory);
  } catch (error) {
    const missing = error instanceof StoreError && error.code === "not-found";
    const before = missing ? await movedAway(resolve(directory)) : undefined;
    if (before === undefined) throw error;
    return load(before).catch(() => load(directory)); // a process that lives has just replaced it
  }
}

/** What a head's training showed; undefined where it was not kept. Rejects with StoreError. */
export async function loadReport(directory: string): Promise<TrainingReport | undefined> {
  const path = join(directory, REPORT);
  try {
    const text = await read(path, MOST[REPORT]);
    return checked(path, () => toTrainingReport(parseJson(text.toString("utf8"))));
  } catch (error) {
    if (error instanceof StoreError && error.code === "not-found") return undefined;
    throw error;
  }
}

/** Throws StoreError unless the head's weights belong to the encoder. */
export function requireEncoder(card: HeadCard, { id, dimension }: HeadEncoder): void {
  if (card.encoder !== id) {
    const message = `Model ${card.id} was trained for encoder ${card.encoder}, but encoder ${id} is in use. Train a new model, or choose that encoder.`;
    throw new StoreError("head-encoder-mismatch", message);
  }
  if (card.dimension === dimension) return;
  const message = `Model ${card.id} is damaged: it has ${card.dimension} weights, but encoder ${id} has ${dimension} features. Train it again, or restore its files.`;
  throw new StoreError("head-broken", message);
}

async function read(path: string, most: number): Promise<Buffer> {
  try {
    return await readRegular(path, most);
  } catch (error) {
    throw storeError("read the model's", path, error);
  }
}
