import { Disposable } from "vscode";
import type { PairServices } from "../pairs/pair-services.ts";
import { registerRankCommands } from "./commands.ts";
import { RankFeature } from "./rank-feature.ts";

/** The Rank panel, its keys, and the command that fills it. */
export function registerRank(services: PairServices): Disposable {
  const feature = new RankFeature(services);
  return Disposable.from(feature, registerRankCommands(services, feature));
}
