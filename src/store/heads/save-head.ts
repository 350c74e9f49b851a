import { access, constants, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Head } from "../../core/model/head.ts";
import { syncFolder } from "../files/folders.ts";
import { putBack, removeAbandoned, stagedFor, stagingPath, writeSynced, type StagingFiles } from "../files/staging.ts";
import { errorCode, StoreError, storeError } from "../files/store-error.ts";
import { cardText } from "./head-card-schema.ts";
import { CARD, checked, HEAD_FILES, REPORT, WEIGHTS } from "./head-files.ts";
import { encodeHead } from "./head-tensors.ts";

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
