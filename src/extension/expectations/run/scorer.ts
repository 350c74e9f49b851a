import { join } from "node:path";
import { workspace } from "vscode";
import type { Encoder } from "../../../encoder/encoder.ts";
import type { CaseScorer } from "../../../verify/judge/judge-cases.ts";
import type { Reading } from "../../../verify/judge/readings.ts";
import { isModelFolder, loadModel } from "../../../verify/load-model.ts";
import { SourceError } from "../../../verify/sources/files.ts";
import { textKey } from "../../../verify/texts.ts";
import type { Services } from "../../services/services.ts";
import { expectationsMessages as text } from "../expectations-messages.ts";

/** Texts that are asked for at a time: between two answers the editor has its turn. */
const CHUNK = 256;

export interface ScorerOptions {
  readonly encoder: Encoder;
  readonly signal: AbortSignal;
  /** What the model in use is called, where it scores instead of those that the files name. */
  readonly inUse: string | undefined;
  /** Counts texts that were read. */
  readonly onRead: (count: number) => void;
}

/** Scores the cases of one root by the editor's encoder. A text of several cases is read once. */
export function editorScorer(
  { heads, extensionUri }: Pick<Services, "heads" | "extensionUri">,
  root: string,
  { encoder, signal, inUse, onRead }: ScorerOptions,
): CaseScorer {
  const known = new Map<string, Reading>();
  return {
    async read(texts) {
      const unknown = texts.filter((one) => !known.has(textKey(one)));
      for (let from = 0; from < unknown.length; from += CHUNK) {
        const chunk = unknown.slice(from, from + CHUNK);
        const readings = await encoder.read(chunk, { priority: "bulk", signal });
        chunk.forEach((one, i) => known.set(textKey(one), readings[i]));
        onRead(chunk.length);
      }
      return texts.map((one) => known.get(textKey(one))!);
    },
    async load(model) {
      if (model === inUse) return heads.current();
      if (isModelFolder(model) && !workspace.isTrusted) throw new SourceError(text.notTrusted(model));
      const starters = join(extensionUri.fsPath, "media", "starters");
      return loadModel(model, { root, starters, encoder: await encoder.info() });
    },
  };
}
