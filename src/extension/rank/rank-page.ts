import * as z from "zod";
import { MOST_RANKED } from "../../core/model/ranking.ts";
import type { RankEvents, RankFunctions } from "../../protocol/rank.ts";
import type { PanelPage } from "../panel/channel.ts";

const token = z.string().max(100);
const row = z.strictObject({ item: z.int().min(0).max(MOST_RANKED), tied: z.boolean() });

export const rankPage: PanelPage<RankFunctions, RankEvents> = {
  name: "rank",
  calls: {
    ready: z.tuple([]),
    shown: z.tuple([token]),
    store: z.tuple([token, z.array(row).max(MOST_RANKED)]),
    later: z.tuple([token]),
    undo: z.tuple([]),
    wholeTexts: z.tuple([token]),
    act: z.tuple([z.enum(["open-document", "train"])]),
  },
  events: ["show", "notify", "key"],
};
