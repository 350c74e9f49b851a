import { Disposable, window } from "vscode";
import { registerRankKeys } from "../commands/rank-keys.ts";
import { registerRankResponses } from "../commands/rank-responses.ts";
import { rankViewType } from "../contributions.ts";
import { RankFeature } from "./rank-feature.ts";
import type { RankServices } from "./rank-services.ts";

/** The Rank panel, its keys, and the command that fills it. */
export function registerRank(services: RankServices): Disposable {
  const feature = new RankFeature(services);
  return Disposable.from(
    feature,
    registerRankResponses(services, feature),
    registerRankKeys(services, feature),
    window.registerWebviewPanelSerializer(rankViewType, {
      deserializeWebviewPanel: async (tab, state: unknown) => feature.restore(tab, state),
    }),
  );
}
