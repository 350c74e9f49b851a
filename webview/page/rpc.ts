import { createBirpc, type BirpcReturn } from "birpc";
import type { CompareEvents, CompareFailure, CompareFunctions } from "../../src/protocol/compare.ts";

/** What VS Code gives a webview's page, once. */
export interface VSCodeApi {
  postMessage(message: unknown): void;
  /** Kept by VS Code over hiding the panel and reloading the window. */
  setState(state: unknown): void;
}

export type Extension = BirpcReturn<CompareFunctions, CompareEvents>;

/** Typed calls to the extension; a call that fails rejects with a CompareFailure. */
export function connectExtension(api: VSCodeApi, events: CompareEvents): Extension {
  return createBirpc<CompareFunctions, CompareEvents>(events, {
    post: (message) => api.postMessage(message),
    on: (receive) => window.addEventListener("message", ({ data }) => receive(data)),
  });
}

/** What a rejected call said, whatever rejected it. */
export function toFailure(error: unknown): CompareFailure {
  if (typeof error === "object" && error !== null && "code" in error && "message" in error)
    return error as CompareFailure;
  return { code: "failed", message: error instanceof Error ? error.message : String(error) };
}
