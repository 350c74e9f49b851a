import { Disposable } from "vscode";
import * as z from "zod";
import { MOST_RANKED } from "../../core/model/ranking.ts";
import type { RankKey } from "../../protocol/rank.ts";
import { commandIds } from "../contributions.ts";
import type { RankFeature } from "../rank/rank-feature.ts";
import type { RankServices } from "../rank/rank-services.ts";
import { registerCommand } from "../window/register.ts";

/** The place that a keybinding names in its args. */
const placeSchema = z.int().min(1).max(MOST_RANKED);

/** What keys do on the Rank panel, as commands, so that they can be bound anew. */
export function registerRankKeys({ log }: RankServices, feature: RankFeature): Disposable {
  const keys: [keyof typeof commandIds, RankKey][] = [
    ["rankMoveUp", { do: "move", by: -1 }],
    ["rankMoveDown", { do: "move", by: 1 }],
    ["rankTie", { do: "tie" }],
    ["rankStore", { do: "store" }],
    ["rankLater", { do: "later" }],
    ["rankUndo", { do: "undo" }],
  ];
  return Disposable.from(
    ...keys.map(([id, key]) => registerCommand(commandIds[id], log, () => feature.key(key))),
    registerCommand(commandIds.rankPlace, log, (place: unknown) =>
      feature.key({ do: "place", place: placeSchema.parse(place) }),
    ),
  );
}
