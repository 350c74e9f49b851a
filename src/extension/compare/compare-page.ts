import * as z from "zod";
import type { CompareEvents, CompareFunctions } from "../../protocol/compare.ts";
import type { PanelPage } from "../panel/channel.ts";

const token = z.string().max(100);
const draft = z.object({
  strength: z.literal([1, 2, 3]),
  tags: z.array(z.string().min(1).max(200)).max(100),
  reason: z.string().max(10_000),
});

export const comparePage: PanelPage<CompareFunctions, CompareEvents> = {
  name: "compare",
  calls: {
    ready: z.tuple([]),
    shown: z.tuple([token]),
    answer: z.tuple([token, z.enum(["one", "two", "tie", "both-bad", "skip"])]),
    draft: z.tuple([token, draft]),
    options: z.tuple([z.object({ markdown: z.boolean(), differences: z.boolean(), linked: z.boolean() })]),
    edit: z.tuple([token, z.enum(["one", "two"]), z.string().max(1_000_000)]),
    undo: z.tuple([]),
    wholeTexts: z.tuple([token]),
    act: z.tuple([z.enum(["open-document", "compare-file", "train"])]),
  },
  events: ["show", "notify", "perform"],
};
