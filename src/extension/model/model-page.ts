import * as z from "zod";
import type { ModelEvents, ModelFunctions } from "../../protocol/model.ts";
import { copyCall, type PanelPage } from "../panel/channel.ts";

export const modelPage: PanelPage<ModelFunctions, ModelEvents> = {
  name: "model",
  calls: {
    ready: z.tuple([]),
    act: z.tuple([z.enum(["compare", "train", "cancel", "use", "export"])]),
    openPair: z.tuple([z.int().min(0)]),
    openBin: z.tuple([z.enum(["before", "held out", "after"]), z.int()]),
    copy: copyCall,
  },
  events: ["show", "progress", "step"],
};
