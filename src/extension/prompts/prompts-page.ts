import * as z from "zod";
import type { PromptsEvents, PromptsFunctions } from "../../protocol/prompts.ts";
import type { PanelPage } from "../panel/channel.ts";

export const promptsPage: PanelPage<PromptsFunctions, PromptsEvents> = {
  name: "prompts",
  calls: {
    ready: z.tuple([]),
    open: z.tuple([z.int().min(0)]),
    act: z.tuple([z.enum(["again", "others"])]),
  },
  events: ["show"],
};
