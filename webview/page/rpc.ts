import { createBirpc, type BirpcReturn } from "birpc";
import type { Failure } from "../../src/protocol/panel.ts";

/** What VS Code gives a webview's page, once. */
export interface VSCodeApi {
  postMessage(message: unknown): void;
  /** Kept by VS Code over hiding the panel and reloading the window. */
  setState(state: unknown): void;
  getState(): unknown;
}

/** The extension, as a page calls it; a call that fails rejects with a Failure. */
export type Extension<Functions extends object, Events extends object> = BirpcReturn<Functions, Events>;

/** A head may have to be trained, and the encoder to start, before an answer comes. */
const TIMEOUT_MS = 180_000;

/** Typed calls to the extension. @param events what the extension sends to the page */
export function connectExtension<Functions extends object, Events extends object>(
  api: VSCodeApi,
  events: Events,
): Extension<Functions, Events> {
  return createBirpc<Functions, Events>(events, {
    post: (message) => api.postMessage(message),
    on: (receive) => window.addEventListener("message", ({ data }) => receive(data)),
    timeout: TIMEOUT_MS,
  });
}

/** What a rejected call said, whatever rejected it. */
export function toFailure(error: unknown): Failure {
  if (typeof error === "object" && error !== null && "code" in error && "message" in error) return error as Failure;
  return { code: "failed", message: error instanceof Error ? error.message : String(error) };
}
