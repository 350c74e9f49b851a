import { Uri, window, type Disposable } from "vscode";
import type { PairSource } from "../pairs/pair-source.ts";
import { commandIds } from "../contributions.ts";
import { askSource, isFolder } from "../pairs/ask-source.ts";
import { isQueueNode } from "../queue/queue-view.ts";
import { isProseFile } from "../../formats/read-file.ts";
import type { RankFeature } from "../rank/rank-feature.ts";
import type { RankServices } from "../rank/rank-services.ts";
import { registerCommand } from "../window/register.ts";

/**
 * Rank Responses: three responses or more to one query, of the file or folder or queue that is given, else of the document
 * in front. Without one the panel comes to the front as it is, and when it has nothing to rank says what to do.
 */
export function registerRankResponses({ log }: RankServices, feature: RankFeature): Disposable {
  return registerCommand(commandIds.rankResponses, log, async (given?: unknown) => {
    if (isQueueNode(given))
      return feature.rank({ kind: "queue", uri: Uri.file(given.queue.path), name: given.queue.name });
    if (given instanceof Uri) {
      const source = await fromUri(given);
      return source && feature.rank(source);
    }
    const { activeTextEditor, visibleTextEditors } = window;
    const only = visibleTextEditors.length === 1 ? visibleTextEditors[0] : undefined;
    const document = (activeTextEditor ?? only)?.document;
    return document === undefined ? feature.open() : feature.rank({ kind: "document", uri: document.uri });
  });
}

async function fromUri(uri: Uri): Promise<PairSource | undefined> {
  if (await isFolder(uri)) return askSource.folder(uri);
  return { kind: isProseFile(uri.path) ? "document" : "file", uri };
}
