import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Head } from "../../core/model/head.ts";
import { StoreError } from "../../store/files/store-error.ts";
import { MODEL_FILES } from "../../store/heads/head-files.ts";
import { loadHead, type HeadEncoder } from "../../store/heads/load-head.ts";
import { isModelFolder, loadModel, orSourceError } from "../../verify/load-model.ts";
import { SourceError, type Files } from "../../verify/sources/files.ts";
import { InputError } from "../errors.ts";
import { openHead } from "../heads.ts";
import type { Installation } from "../installation.ts";

interface Places {
  readonly root: string;
  /** The model of --model, which is named from the working folder. */
  readonly given: string | undefined;
  readonly encoder: HeadEncoder;
  readonly installation: Installation;
}

/** Loads the model of --model, or one that a file names. Rejects with SourceError. */
export async function loadVerifyModel(model: string, { root, given, encoder, installation }: Places): Promise<Head> {
  if (model !== given) return loadModel(model, { root, starters: installation.starters, encoder });
  try {
    return await orSourceError(model, root, () => openHead(model, encoder, installation));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new SourceError(error.message, { cause: error });
  }
}

/** The model as it was at a revision: undefined where it is the same or built-in; a sentence where it can't be used. */
export async function loadModelBefore(
  model: string,
  now: Files,
  before: Files,
  encoder: HeadEncoder,
): Promise<Head | string | undefined> {
  if (!isModelFolder(model)) return undefined;
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
