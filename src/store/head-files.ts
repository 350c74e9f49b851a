import { randomBytes } from "node:crypto";
import { access, constants, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Head, HeadCard } from "../core/head.ts";
import { syncFolder } from "./append-line.ts";
import { toHeadCard } from "./head-card-schema.ts";
import { decodeHead, encodeHead } from "./head-tensors.ts";
import { errorCode, StoreError, storeError } from "./store-error.ts";
import type { TrainingReport } from "../core/training-report.ts";
import { toTrainingReport } from "./training-report-schema.ts";

const WEIGHTS = "head.safetensors";
const CARD = "card.json";
const REPORT = "report.json";

/** What opens the files that are written, so that tests can make a disk full. */
export type HeadFiles = { readonly open: typeof open };

/**
 * Writes a head to a folder, with its report where it has one: all files to a folder beside it, then renamed into place, so that `directory` holds a
 * whole head or what it held before. An earlier head there is replaced; any other folder that is not empty is refused.
 * Rejects with StoreError.
 */
export async function saveHead(directory: string, head: Head, files: HeadFiles = { open }): Promise<void> {
  const target = resolve(directory);
  const parent = dirname(target);
  const temporary = join(parent, `.${basename(target)}-${randomBytes(4).toString("hex")}.tmp`);
  const card = `${JSON.stringify(
    checked(target, () => toHeadCard(head.card)),
    null,
    2,
  )}\n`;
  const bytes = checked(target, () => encodeHead(head));
  try {
    await mkdir(temporary, { recursive: true });
    await writeSynced(join(temporary, WEIGHTS), bytes, files);
    await writeSynced(join(temporary, CARD), card, files);
    if (head.report) await writeSynced(join(temporary, REPORT), `${JSON.stringify(head.report)}\n`, files);
    await syncFolder(temporary);
    await moveInto(temporary, target);
    await syncFolder(parent);
  } catch (error) {
    // The first failure is the one to tell; what cannot be removed either is a hidden folder.
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw storeError("save the head in", target, error);
  }
}

/**
 * Rejects with StoreError where saveHead would refuse a folder: to be asked before the work that makes a head.
 * Makes the folder that it would stand in.
 */
export async function checkTarget(directory: string): Promise<void> {
  const target = resolve(directory);
  try {
    await mkdir(dirname(target), { recursive: true });
    await access(dirname(target), constants.W_OK);
    await requireHead(target);
  } catch (error) {
    throw storeError("save a head in", target, error);
  }
}

/** Rejects unless a folder is missing, or holds a head's files and nothing else: a broken head can be replaced. */
async function requireHead(target: string): Promise<void> {
  const entries = await readdir(target).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
  const other = entries.find((name) => ![WEIGHTS, CARD, REPORT].includes(name));
  if (other === undefined) return;
  throw new StoreError("io", `${target} holds ${other}, which is no part of a head. Choose another folder.`);
}

/** Reads a head's card only. Rejects with StoreError. */
export async function loadCard(directory: string): Promise<HeadCard> {
  const path = join(directory, CARD);
  const text = await read(path);
  return checked(path, () => toHeadCard(JSON.parse(text.toString("utf8"))));
}

/**
 * Reads a head whole.
 * @param encoder id of the encoder in use; a head of another one is refused ("head-encoder-mismatch").
 */
export async function loadHead(directory: string, encoder?: string): Promise<Head> {
  const card = await loadCard(directory);
  if (encoder !== undefined) requireEncoder(card, encoder);
  const path = join(directory, WEIGHTS);
  const bytes = await read(path);
  return checked(path, () => decodeHead(card, bytes));
}

/** What a head's training showed; undefined where it was not kept. Rejects with StoreError. */
export async function loadReport(directory: string): Promise<TrainingReport | undefined> {
  const path = join(directory, REPORT);
  try {
    const text = await read(path);
    return checked(path, () => toTrainingReport(JSON.parse(text.toString("utf8"))));
  } catch (error) {
    if (error instanceof StoreError && error.code === "not-found") return undefined;
    throw error;
  }
}

/** Throws StoreError unless the head's weights belong to the encoder. */
export function requireEncoder(card: HeadCard, encoder: string): void {
  if (card.encoder === encoder) return;
  const message = `Head ${card.id} was trained for encoder ${card.encoder}, but encoder ${encoder} is in use. Train a new head, or choose that encoder.`;
  throw new StoreError("head-encoder-mismatch", message);
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

async function writeSynced(path: string, content: string | Uint8Array, files: HeadFiles): Promise<void> {
  const file = await files.open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw storeError("read the head's", path, error);
  }
}

function checked<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      "head-broken",
      `The head at ${path} is broken: ${reason}. Train it again, or restore the file.`,
      { cause: error },
    );
  }
}
