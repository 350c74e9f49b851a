import { createBirpc, type BirpcReturn } from "birpc";
import type { LessonEvents, LessonFunctions } from "../../src/protocol/lesson.ts";
import type { VSCodeApi } from "../page/rpc.ts";

export type LessonExtension = BirpcReturn<LessonFunctions, LessonEvents>;

/** The encoder may have to start, and a head to be trained, before figures come. */
const TIMEOUT = 180_000;

/** Typed calls to the extension; a call that fails rejects with a code and a message. */
export function connectExtension(api: VSCodeApi, events: LessonEvents): LessonExtension {
  return createBirpc<LessonFunctions, LessonEvents>(events, {
    post: (message) => api.postMessage(message),
    on: (receive) => window.addEventListener("message", ({ data }) => receive(data)),
    timeout: TIMEOUT,
  });
}
