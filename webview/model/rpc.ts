import { createBirpc, type BirpcReturn } from "birpc";
import type { ModelEvents, ModelFunctions } from "../../src/protocol/model.ts";
import type { VSCodeApi } from "../page/rpc.ts";

export type ModelExtension = BirpcReturn<ModelFunctions, ModelEvents>;

/** Typed calls to the extension; a call that fails rejects with a ModelFailure. */
export function connectExtension(api: VSCodeApi, events: ModelEvents): ModelExtension {
  return createBirpc<ModelFunctions, ModelEvents>(events, {
    post: (message) => api.postMessage(message),
    on: (receive) => window.addEventListener("message", ({ data }) => receive(data)),
  });
}
