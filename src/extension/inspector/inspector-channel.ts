import * as z from "zod";
import type { InspectorEvents, InspectorFunctions } from "../../protocol/inspector.ts";
import { connectWebview, copyCall, type CallSchemas, type Channel, type ChannelOptions } from "../panel/channel.ts";

const calls: CallSchemas<InspectorFunctions> = {
  ready: z.tuple([]),
  map: z.tuple([]),
  copy: copyCall,
};

export type InspectorChannel = Channel<InspectorFunctions, InspectorEvents>;

/** Connects the inspector's page. */
export function connectInspectorPage(
  options: Pick<ChannelOptions<InspectorFunctions, InspectorEvents>, "webview" | "functions" | "refuse">,
): InspectorChannel {
  return connectWebview<InspectorFunctions, InspectorEvents>({ ...options, calls, events: ["show"] });
}
