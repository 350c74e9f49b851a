import { access, constants, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Head, HeadCard } from "../../core/model/head.ts";
import { syncFolder } from "../files/folders.ts";
import { cardText, toHeadCard } from "./head-card-schema.ts";
import { decodeHead, encodeHead } from "./head-tensors.ts";
import { parseJson } from "../files/parse-json.ts";
import { readRegular } from "../files/regular-file.ts";
import {
  putBack,
  removeAbandoned,
  movedAway,
  stagedFor,
  stagingPath,
  writeSynced,
  type StagingFiles,
} from "../files/staging.ts";
import { errorCode, StoreError, storeError } from "../files/store-error.ts";
import type { TrainingReport } from "../../core/model/training-report.ts";
import { toTrainingReport } from "./training-report-schema.ts";

const WEIGHTS = "head.safetensors";
export const CARD = "card.json";
const REPORT = "report.json";

/** The files of a head. */
export const HEAD_FILES = [WEIGHTS, CARD, REPORT];

/** Those without which it scores nothing, its weights first. */
export const MODEL_FILES = [WEIGHTS, CARD] as const;

/** Bytes of the largest files that are read: an encoder of some thousand features, some hundred thousand choices. */
const MOST = { [CARD]: 1 << 20, [WEIGHTS]: 1 << 28, [REPORT]: 1 << 27 };

/** The encoder whose features a head's weights multiply. */
export interface HeadEncoder {
  readonly id: string;
  /** D, length of φ. */
  readonly dimension: number;
}

/**
 * Writes a head to a folder, with its report where it has one: all files to a folder beside it, then renamed into place,
 * so that `directory` has a whole head or what it had before, also where the process is killed at any moment. An earlier
 * head there is replaced; any other folder that is not empty is refused. Removes what killed processes left beside it.
 * Rejects with StoreError.
 */
export async function saveHead(directory: string, head: Head, files: StagingFiles = { open }): Promise<void> {
  const target = resolve(directory);
  const parent = dirname(target);
  const temporary = stagingPath(target);
  const card = checked(target, () => cardText(head.card));
  const bytes = checked(target, () => encodeHead(head));
  try {
    await tidy(parent, basename(target));
    await mkdir(temporary, { recursive: true });
    await writeSynced(join(temporary, WEIGHTS), bytes, files);
    await writeSynced(join(temporary, CARD), card, files);
    if (head.report) await writeSynced(join(temporary, REPORT), `${JSON.stringify(head.report)}\n`, files);
    await syncFolder(temporary);
    await moveInto(temporary, target);
    await syncFolder(parent);
  } catch (error) {
    // The first failure is the one to report; what cannot be removed either is a hidden folder.
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw storeError("save the model in", target, error);
  }
}

/**
 * Rejects with StoreError where saveHead would refuse a folder: to be asked before the work that makes a head.
 * Makes the folder that it would be in.
 */
export async function checkTarget(directory: string): Promise<void> {
  const target = resolve(directory);
  try {
    await mkdir(dirname(target), { recursive: true });
    await access(dirname(target), constants.W_OK);
    await requireHead(target);
  } catch (error) {
    throw storeError("save a model in", target, error);
  }
}

/** Rejects unless a folder is missing, or has a head's files and nothing else: a broken head can be replaced. */
async function requireHead(target: string): Promise<void> {
  const entries = await readdir(target).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
  const other = entries.find((name) => !HEAD_FILES.includes(name) && stagedFor(name) === undefined);
  if (other === undefined) return;
  throw new StoreError("io", `${target} contains ${other}, which does not belong to a model. Choose another folder.`);
}

/**
 * Puts heads back that a killed process had moved aside and not replaced, and removes what killed processes left.
 * @param only of one head; of all in the folder by default.
 */
export async function tidy(parent: string, only?: string): Promise<void> {
  await putBack(parent, only);
  await removeAbandoned(parent, only);
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

async function moveInto(temporary: string, target: string): Promise<void> {
  try {
    await rename(temporary, target); // takes the place of an empty folder too
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(errorCode(error))) throw error;
    await requireHead(target);
    const old = `${temporary}.old`;
    await rename(target, old);
    try {
      await rename(temporary, target);
    } catch (failure) {
      await rename(old, target);
      throw failure;
    }
    await rm(old, { recursive: true });
  }
}

async function read(path: string, most: number): Promise<Buffer> {
  try {
    return await readRegular(path, most);
  } catch (error) {
    throw storeError("read the model's", path, error);
  }
}

function checked<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      "head-broken",
      `The model at ${path} is damaged: ${reason}. Train it again, or restore the file.`,
      { cause: error },
    );
  }
}
