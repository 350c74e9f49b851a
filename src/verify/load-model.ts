import { join } from "node:path";
import type { Head } from "../core/model/head.ts";
import { folderNames } from "../store/files/folders.ts";
import { requireInside } from "../store/files/inside.ts";
import { StoreError } from "../store/files/store-error.ts";
import { loadHead, type HeadEncoder } from "../store/heads/load-head.ts";
import { SourceError } from "./sources/files.ts";

export interface ModelPlaces {
  readonly root: string;
  /** Folder of the built-in models, one folder each. */
  readonly starters: string;
  readonly encoder: HeadEncoder;
}

/** Whether a case names a folder, and not a built-in model. */
export const isModelFolder = (model: string) => model.startsWith("./");

/** Loads a model that a file names: a built-in one, or a folder from the root, "./" before it. Rejects with SourceError. */
export async function loadModel(model: string, { root, starters, encoder }: ModelPlaces): Promise<Head> {
  return orSourceError(model, root, async () => {
    if (!isModelFolder(model)) return loadBuiltIn(model, starters, encoder);
    await requireInside(root, join(root, model));
    return loadHead(join(root, model), encoder);
  });
}

async function loadBuiltIn(name: string, starters: string, encoder: HeadEncoder): Promise<Head> {
  const names = await folderNames(starters);
  if (names.includes(name)) return loadHead(join(starters, name), encoder);
  throw new SourceError(
    `There is no built-in model ${name}. Name ${names.sort().join(", ")}, or a model's folder with ./ before it`,
  );
}

/** Loads a model; one that cannot be used is a problem of the file that names it. */
export async function orSourceError(model: string, root: string, load: () => Promise<Head>): Promise<Head> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // The path on this machine would make the report another one elsewhere.
    const message =
      error.code === "not-found"
        ? `There is no model ${model}. Train one into this folder, or name a built-in model such as general`
        : `Model ${model} can't be used: ${error.message.replaceAll(`${root}/`, "")}`;
    throw new SourceError(message, { cause: error });
  }
}
