import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Uri } from "vscode";
import { FEWEST_QUERIES } from "../../core/evaluation/win-rate.ts";
import { readFileBytes } from "../../formats/read-file.ts";
import { pairsOf } from "../../formats/read-pairs.ts";
import { responsesOf } from "../../formats/read-responses.ts";
import { fromChosenRejected } from "../../training/training-pairs.ts";
import { pairOfLabel, pairsOfResponses, type SoundPair } from "../../verify/soundness/pairs.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { readChoices } from "../services/read-choices.ts";
import { ShownError } from "../window/describe-error.ts";
import { soundnessMessages as text } from "./soundness-messages.ts";

export interface SoundTexts {
  readonly pairs: readonly SoundPair[];
  /** What they are, for people. */
  readonly source: string;
}

/** What a model is checked on: a file, else the workspace's choices, and where these answer too few queries, the samples. */
export async function soundTexts(file: unknown, extension: Uri): Promise<SoundTexts> {
  if (file instanceof Uri) {
    const name = basename(file.fsPath);
    const pairs = await pairsOfFile(file.fsPath);
    if (pairs.length === 0) throw new ShownError(text.noPairs(name));
    return { pairs, source: name };
  }
  const own = (await readChoices(workspaceFolders())).pairs;
  if (new Set(own.map(({ query }) => query)).size >= FEWEST_QUERIES)
    return { pairs: own.map(pairOfLabel), source: text.choices() };
  return { pairs: await pairsOfFile(join(extension.fsPath, "samples", "pairs.jsonl")), source: text.samples() };
}

async function pairsOfFile(path: string): Promise<SoundPair[]> {
  const reading = await readFileBytes(await readFile(path), path);
  const { pairs } = pairsOf(reading);
  return pairs.length > 0
    ? fromChosenRejected(pairs).map(pairOfLabel)
    : pairsOfResponses(responsesOf(reading).responses);
}
