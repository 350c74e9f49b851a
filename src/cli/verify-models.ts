import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Head } from "../core/model/head.ts";
import { StoreError } from "../store/files/store-error.ts";
import { loadHead, MODEL_FILES, type HeadEncoder } from "../store/heads/head-files.ts";
import { requireInside } from "../store/files/inside.ts";
import { SourceError, type Files } from "../verify/sources/files.ts";
import { InputError } from "./errors.ts";
import { openHead } from "./heads.ts";
import type { Installation } from "./installation.ts";

export interface ModelPlaces {
  readonly root: string;
  /** The model of --model, which is named from the working folder. */
  readonly given: string | undefined;
  readonly encoder: HeadEncoder;
  readonly installation: Installation;
}

/** Loads a model that a file names: a built-in one, or a folder from the root, "./" before it. Rejects with SourceError. */
export async function loadModel(model: string, { root, given, encoder, installation }: ModelPlaces): Promise<Head> {
  try {
    if (model === given || !isFolder(model)) return await openHead(model, encoder, installation);
    await requireInside(root, join(root, model));
    return await loadHead(join(root, model), encoder);
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof InputError)) throw error;
    const missing = error instanceof StoreError && error.code === "not-found";
    // The path on this machine would make the report another one elsewhere.
    const message = missing
      ? `There is no model ${model}. Train one into this folder, or name a built-in model such as general`
      : `Model ${model} can't be used: ${error.message.replaceAll(`${root}/`, "")}`;
    throw new SourceError(message, { cause: error });
  }
}

/** The model as it was at a revision: undefined where it is the same or built-in; a sentence where it can't be used. */
export async function loadModelBefore(
  model: string,
  now: Files,
  before: Files,
  encoder: HeadEncoder,
): Promise<Head | string | undefined> {
  if (!isFolder(model)) return undefined;
  const paths = MODEL_FILES.map((name) => `${model.slice("./".length)}/${name}`);
  for (const path of paths) if ((await before.list(path)).length === 0) return "it is new since then.";
  const contents = await before.read(paths);
  const [weights] = await now.read(paths);
  if (Buffer.compare(weights, contents[0]) === 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "rewardlens-verify-"));
  try {
    for (const [i, name] of MODEL_FILES.entries()) await writeFile(join(folder, name), contents[i]);
    return await loadHead(folder, encoder);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return `as it was then it can't be used: ${error.message.replaceAll(`${folder}/`, "")}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isFolder = (model: string) => model.startsWith("./");
