import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Head, HeadCard } from "../core/model/head.ts";
import { loadCard, loadHead, type HeadEncoder } from "../store/heads/load-head.ts";
import { folderNames } from "../store/files/folders.ts";
import { StoreError } from "../store/files/store-error.ts";
import type { ComparedHead } from "../training/seen-queries.ts";
import { InputError, UsageError } from "./errors.ts";
import type { Installation } from "./installation.ts";
import type { Terminal } from "./terminal.ts";

/** Names of the heads that are shipped. */
async function starterNames(installation: Installation): Promise<string[]> {
  try {
    return await folderNames(installation.starters);
  } catch (error) {
    throw new InputError(`The built-in models in ${installation.starters} cannot be read. Install Reward Lens again.`, {
      cause: error,
    });
  }
}

/** Whether a head is called for by the name of a shipped one. */
export async function isShipped(name: string, installation: Installation): Promise<boolean> {
  return (await starterNames(installation)).includes(name);
}

/** The folder of a model: of a built-in one by its name, else what is named ("./name" for a folder that is called like a built-in one). */
export async function modelFolder(name: string, installation: Installation): Promise<string> {
  return (await isShipped(name, installation)) ? join(installation.starters, name) : name;
}

/** The cards of the heads that are shipped, by name. Rejects with StoreError. */
export async function starterCards(installation: Installation): Promise<HeadCard[]> {
  const names = (await starterNames(installation)).sort();
  return Promise.all(names.map((name) => loadCard(join(installation.starters, name))));
}

/**
 * Loads a head by the name of a starter, else by its folder ("./name" for a folder that is called like a starter).
 * Rejects with StoreError, also where the head belongs to another encoder.
 */
export async function openHead(name: string, encoder: HeadEncoder, installation: Installation): Promise<Head> {
  try {
    return await loadHead(await modelFolder(name, installation), encoder);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "not-found") throw error;
    const names = await starterNames(installation);
    throw new InputError(
      `There is no model ${name}: ${error.message} The built-in ones are ${names.sort().join(", ")}.`,
      { cause: error },
    );
  }
}

/** The names in a list of starters: "none", "all" shipped ones, or names and folders separated by commas. */
async function wantedStarters(list: string, installation: Installation): Promise<string[]> {
  if (list === "none") return [];
  if (list === "all") return (await starterNames(installation)).sort();
  return list.split(",").map((name) => name.trim());
}

/** Loads the heads of a list that a training starts from. Rejects with UsageError, InputError or StoreError. */
export async function openStarters(list: string, encoder: HeadEncoder, installation: Installation): Promise<Head[]> {
  await checkStarters(list, installation);
  const wanted = await wantedStarters(list, installation);
  return Promise.all(wanted.map((name) => openHead(name, encoder, installation)));
}

/** Names starters that are left out on the terminal. */
export function warnLeftOut(seen: readonly Head[], terminal: Terminal): void {
  for (const { card } of seen)
    terminal.warn(`${card.id} is left out as a starting point: it was trained on choices about these queries.`);
}

/** Rejects with UsageError where a list names a head twice or one that is not there, before anything is read. */
export async function checkStarters(list: string, installation: Installation): Promise<void> {
  const wanted = await wantedStarters(list, installation);
  const twice = wanted.find((name, i) => wanted.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`error: --starter ${list}: "${twice}" is repeated`);
  const names = await starterNames(installation);
  const unknown = wanted.find((name) => !names.includes(name) && !existsSync(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `error: --starter ${list}: unknown starter "${unknown}". Use ${names.sort().join(", ")}, all, none, or the folder of a model`,
    );
  }
}

/**
 * The head to compare a new one with: the one named, else the one in `out`, if there is one. One in `out` that cannot be
 * used is reported and not compared: it is about to be replaced.
 */
export async function headBefore(
  { against, out }: { readonly against?: string; readonly out: string },
  encoder: HeadEncoder,
  installation: Installation,
  terminal: Terminal,
): Promise<ComparedHead | undefined> {
  if (against !== undefined) {
    const shipped = await isShipped(against, installation);
    return { head: await openHead(against, encoder, installation), name: against, shipped };
  }
  try {
    return { head: await loadHead(out, encoder), name: "the model before", shipped: false };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.code !== "not-found") terminal.warn(`Not compared with the model in ${out}: ${error.message}`);
    return undefined;
  }
}
