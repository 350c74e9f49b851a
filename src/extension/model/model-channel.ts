import * as z from "zod";
import type { ModelEvents, ModelFunctions } from "../../protocol/model.ts";
import { connectWebview, copyCall, type CallSchemas, type Channel, type ChannelOptions } from "../panel/channel.ts";

const calls: CallSchemas<ModelFunctions> = {
  ready: z.tuple([]),
  act: z.tuple([z.enum(["compare", "train", "cancel", "use", "export"])]),
  openPair: z.tuple([z.int().min(0)]),
  openBin: z.tuple([z.enum(["before", "held out", "after"]), z.int()]),
  copy: copyCall,
};

export type ModelChannel = Channel<ModelFunctions, ModelEvents>;

/** Connects the Model panel's page. */
export function connectModelPage(
  options: Pick<ChannelOptions<ModelFunctions, ModelEvents>, "webview" | "functions" | "refuse">,
): ModelChannel {
  return connectWebview<ModelFunctions, ModelEvents>({ ...options, calls, events: ["show", "progress", "step"] });
}
