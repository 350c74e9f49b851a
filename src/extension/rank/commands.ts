import { Uri, type Disposable } from "vscode";
import { keyArguments } from "../command-arguments.ts";
import { askSource } from "../pairs/ask-source.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import { isQueueNode } from "../queue/queue-node.ts";
import { registerCommands } from "../window/commands.ts";
import type { RankFeature } from "./rank-feature.ts";

/** What fills the Rank panel, and its keys: as commands, so they can be bound to other keys. */
export function registerRankCommands(services: PairServices, feature: RankFeature): Disposable {
  return registerCommands(services.log, {
    rankResponses: (given) => rankResponses(services, feature, given),
    rankMoveUp: () => feature.key({ do: "move", by: -1 }),
    rankMoveDown: () => feature.key({ do: "move", by: 1 }),
    rankPlace: (place) => feature.key({ do: "place", place: keyArguments.rankPlace.parse(place) }),
    rankTie: () => feature.key({ do: "tie" }),
    rankStore: () => feature.key({ do: "store" }),
    rankLater: () => feature.key({ do: "later" }),
    rankUndo: () => feature.key({ do: "undo" }),
  });
}

/**
 * Three responses or more to one query, of the file or folder or queue that is given, else of the document in front. Without
 * one the panel comes to the front as it is, and when it has nothing to rank says what to do.
 */
async function rankResponses(services: PairServices, feature: RankFeature, given: unknown): Promise<void> {
  if (isQueueNode(given)) {
    const { path, name } = given.queue;
    return feature.rank({ kind: "queue", uri: Uri.file(path), name });
  }
  if (!(given instanceof Uri)) {
    const source = askSource.document();
    return source === undefined ? feature.open() : feature.rank(source);
  }
  const source = await askSource.of(given, services);
  if (source !== undefined) await feature.rank(source);
}
