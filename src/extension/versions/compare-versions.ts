import type { TextDocument } from "vscode";
import { basename } from "node:path";
import { compareHeads } from "../../core/evaluation/compare-heads.ts";
import type { Head } from "../../core/model/head.ts";
import { rewardOf } from "../../core/model/score.ts";
import { indexPairs } from "../../training/training-pairs.ts";
import type { Services } from "../services/services.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { readChoices } from "../training/read-choices.ts";
import type { Work } from "../window/progress.ts";
import type { RescoredResponse, VersionsComparison } from "./compare-markdown.ts";

/**
 * Two heads on the active choices, and on the responses of a document.
 * @throws StoreError, EncoderError, or the signal's reason.
 */
export async function compareVersions(
  services: Services,
  heads: readonly [Head, Head],
  document: TextDocument | undefined,
  { signal, onProgress }: Work,
): Promise<VersionsComparison> {
  const { pairs } = await readChoices(workspaceFolders());
  const { texts, first, second, label } = indexPairs(pairs);
  const embedding = { priority: "bulk", signal, onProgress } as const;
  const phi = await services.encoders.withBulkEncoder(texts.length, (encoder) => encoder.embed(texts, embedding));
  const [one, two] = heads.map((head) => {
    const rewards = phi.map((features) => rewardOf(head, features));
    return Float64Array.from(first, (row, i) => rewards[row] - rewards[second[i]]);
  });
  const cards = [heads[0].card, heads[1].card] as const;
  const responses = document && (await rescored(services, heads, document, signal));
  return {
    cards,
    pairs,
    compared: compareHeads(label, one, two),
    ...(document && responses?.length && { document: { name: basename(document.uri.path), responses } }),
  };
}

async function rescored(
  { documents, scores }: Services,
  heads: readonly [Head, Head],
  document: TextDocument,
  signal: AbortSignal,
): Promise<RescoredResponse[]> {
  const responses = documents.responses(document).filter(({ response }) => response.trim() !== "");
  const [one, two] = await Promise.all(heads.map((head) => scores.scoreAll(responses, { head, signal })));
  return responses.flatMap(({ label, anchor }, i) =>
    one[i].limits.unknown === undefined
      ? [{ label, line: document.positionAt(anchor).line + 1, scores: [one[i].score, two[i].score] as const }]
      : [],
  );
}
