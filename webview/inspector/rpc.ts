import { createBirpc, type BirpcReturn } from "birpc";
import type { InspectorEvents, InspectorFunctions } from "../../src/protocol/inspector.ts";
import type { VSCodeApi } from "../page/rpc.ts";

export type InspectorExtension = BirpcReturn<InspectorFunctions, InspectorEvents>;

/** Typed calls to the extension; a call that fails rejects with an InspectorFailure. */
export function connectExtension(api: VSCodeApi, events: InspectorEvents): InspectorExtension {
  return createBirpc<InspectorFunctions, InspectorEvents>(events, {
    post: (message) => api.postMessage(message),
    on: (receive) => window.addEventListener("message", ({ data }) => receive(data)),
  });
}
