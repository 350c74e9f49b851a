import { window, type TextDocument } from "vscode";
import type { MarkdownPage } from "../window/markdown-page.ts";
import { withProgress, type Work } from "../window/progress.ts";
import { compareMarkdown, type RescoredResponse, type VersionsComparison } from "./compare-markdown.ts";
import { isVersionNode, type VersionNode } from "./version-nodes.ts";
import { chosenVersion, isReadable, type Versions } from "./versions.ts";
import { versionsMessages as text } from "./versions-messages.ts";
import { basename } from "node:path";
import { compareHeads } from "../../core/evaluation/compare-heads.ts";
import type { Head } from "../../core/model/head.ts";
import { rewardOf } from "../../core/model/score.ts";
import { indexPairs } from "../../training/training-pairs.ts";
import type { Services } from "../services/services.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { readChoices } from "../services/read-choices.ts";

/** Compares two heads: their cards, the choices that flip, the scores of the open document. @returns the page */
export async function compareTwo(versions: Versions, page: MarkdownPage, argument: unknown, others: unknown) {
  const { services } = versions;
  const editor = window.activeTextEditor?.document;
  const nodes = await twoVersions(versions, argument, others);
  if (nodes === undefined) return undefined;
  const encoder = await services.encoders.encoder.info();
  const heads = await Promise.all([
    services.heads.byId(nodes[0].id, encoder),
    services.heads.byId(nodes[1].id, encoder),
  ]);
  const markdown = await withProgress(text.comparing(), async (work) =>
    compareMarkdown(await compareVersions(services, heads, editor, work)),
  );
  if (markdown !== undefined) await page.show(markdown);
  return markdown;
}

/** When it was trained: built-in models come before all. */
const age = (node: VersionNode): number => (node.kind === "version" ? Date.parse(node.card.created) : 0);

/** Two rows that are selected together, else the row and one that is picked; the older first. VS Code gives the selection as second argument. */
async function twoVersions(
  versions: Versions,
  argument: unknown,
  others: unknown,
): Promise<readonly [VersionNode, VersionNode] | undefined> {
  const rows = Array.isArray(others) ? others.filter((row) => isVersionNode(row) || typeof row === "string") : [];
  const one = await chosenVersion(versions, rows.length === 2 ? rows[0] : argument, { among: isReadable });
  if (one === undefined) return undefined;
  const among = (node: VersionNode) => isReadable(node) && node.id !== one.id;
  const two = await chosenVersion(versions, rows.at(1), { title: text.pickOther(), among });
  return two === undefined ? undefined : age(one) <= age(two) ? [one, two] : [two, one];
}

/**
 * Two heads on the active choices, and on the responses of a document.
 * @throws StoreError, EncoderError, or the signal's reason.
 */
async function compareVersions(
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
