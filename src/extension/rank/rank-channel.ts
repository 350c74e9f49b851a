import * as z from "zod";
import { MOST_RANKED } from "../../core/model/ranking.ts";
import type { RankEvents, RankFunctions } from "../../protocol/rank.ts";
import { connectWebview, type CallSchemas, type Channel, type ChannelOptions } from "../panel/channel.ts";

const token = z.string().max(100);
const row = z.strictObject({ item: z.int().min(0).max(MOST_RANKED), tied: z.boolean() });

const calls: CallSchemas<RankFunctions> = {
  ready: z.tuple([]),
  shown: z.tuple([token]),
  store: z.tuple([token, z.array(row).max(MOST_RANKED)]),
  later: z.tuple([token]),
  undo: z.tuple([]),
  wholeTexts: z.tuple([token]),
  act: z.tuple([z.enum(["open-document", "train"])]),
};

export type RankChannel = Channel<RankFunctions, RankEvents>;

/** Connects the Rank panel's page. */
export function connectRankPage(
  options: Pick<ChannelOptions<RankFunctions, RankEvents>, "webview" | "functions" | "refuse">,
): RankChannel {
  return connectWebview<RankFunctions, RankEvents>({ ...options, calls, events: ["show", "tell", "key"] });
}
