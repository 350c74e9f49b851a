import * as z from "zod";
import type { InspectorEvents, InspectorFunctions } from "../../protocol/inspector.ts";
import { connectWebview, type CallSchemas, type Channel, type ChannelOptions } from "../webview-channel.ts";

/** Longest text that a chart copies. */
const MOST_COPIED = 10_000_000;

const calls: CallSchemas<InspectorFunctions> = {
  ready: z.tuple([]),
  map: z.tuple([]),
  copy: z.tuple([z.string().max(MOST_COPIED)]),
};

export type InspectorChannel = Channel<InspectorFunctions, InspectorEvents>;

/** Connects the inspector's page. */
export function connectInspectorPage(
  options: Pick<ChannelOptions<InspectorFunctions, InspectorEvents>, "webview" | "functions" | "refuse">,
): InspectorChannel {
  return connectWebview<InspectorFunctions, InspectorEvents>({ ...options, calls, events: ["show"] });
}
