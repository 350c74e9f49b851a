import { randomBytes } from "node:crypto";
import { access, constants, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Head, HeadCard } from "../core/head.ts";
import { syncFolder } from "./append-line.ts";
import { toHeadCard } from "./head-card-schema.ts";
import { readSafetensors, writeSafetensors, type Tensor } from "./safetensors.ts";
import { errorCode, StoreError, storeError } from "./store-error.ts";

const WEIGHTS = "head.safetensors";
const CARD = "card.json";

/**
 * Writes a head to a folder: both files to a folder beside it, then renamed into place, so that `directory` holds a
 * whole head or what it held before. An earlier head there is replaced; any other folder that is not empty is refused.
 * Rejects with StoreError.
 */
export async function saveHead(directory: string, head: Head): Promise<void> {
  const target = resolve(directory);
  const parent = dirname(target);
  const temporary = join(parent, `.${basename(target)}-${randomBytes(4).toString("hex")}.tmp`);
  const card = `${JSON.stringify(checked(target, () => toHeadCard(head.card)), null, 2)}\n`;
  const bytes = checked(target, () => encode(head));
  try {
    await mkdir(temporary, { recursive: true });
    await writeSynced(join(temporary, WEIGHTS), bytes);
    await writeSynced(join(temporary, CARD), card);
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
    const entries = await readdir(target).catch((error: unknown) => {
      if (errorCode(error) === "ENOENT") return [];
      throw error;
    });
    if (entries.length > 0) await requireHead(target);
  } catch (error) {
    throw storeError("save a head in", target, error);
  }
}

async function requireHead(target: string): Promise<void> {
  await loadCard(target).catch((cause: unknown) => {
    throw new StoreError("io", `${target} is not empty and holds no head. Choose another folder.`, { cause });
  });
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
  return checked(path, () => decode(card, bytes));
}

/** Throws StoreError unless the head's weights belong to the encoder. */
export function requireEncoder(card: HeadCard, encoder: string): void {
  if (card.encoder === encoder) return;
  const message = `Head ${card.id} was trained for encoder ${card.encoder}, but encoder ${encoder} is in use. Train a new head, or choose that encoder.`;
  throw new StoreError("head-encoder-mismatch", message);
}

function encode({ weights, bias, mean, factor, card }: Head): Uint8Array {
  const tensors = {
    weights: { shape: [weights.length], data: weights },
    bias: { shape: [1], data: Float64Array.of(bias) },
    mean: { shape: [mean.length], data: mean },
    factor: { shape: [factor.length], data: factor },
  };
  const bytes = writeSafetensors({ tensors, metadata: { id: card.id, encoder: card.encoder } });
  decode(card, bytes); // what could not be read back is not written
  return bytes;
}

function decode(card: HeadCard, bytes: Uint8Array): Head {
  const { tensors } = readSafetensors(bytes);
  const take = (name: string, length: number): Float32Array | Float64Array => {
    const tensor: Tensor | undefined = tensors[name];
    if (!tensor) throw new Error(`its tensor "${name}" is missing`);
    if (tensor.data.length !== length) throw new Error(`its tensor "${name}" has ${tensor.data.length} values, not ${length}`);
    for (const value of tensor.data) if (!Number.isFinite(value)) throw new Error(`its tensor "${name}" holds NaN or infinity`);
    return tensor.data;
  };
  const size = card.dimension;
  const weights = Float32Array.from(take("weights", size));
  const mean = Float32Array.from(take("mean", size));
  const factor = Float32Array.from(take("factor", (size * (size + 1)) / 2));
  return { card, weights, bias: take("bias", 1)[0], mean, factor };
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

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, "wx");
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
    throw new StoreError("head-broken", `The head at ${path} is broken: ${reason}. Train it again, or restore the file.`, { cause: error });
  }
}
