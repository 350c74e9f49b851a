import type { OffsetRange } from "../documents/tracked-range.ts";
import type { ExplainedResponse } from "./explained-response.ts";

/** An explanation that is shown, and the reading that it waits for. */
export interface Tracked {
  shown: ExplainedResponse;
  /** Whether its words changed and are being read: until then VS Code moves what is drawn. */
  changing: boolean;
  /** The reading of its latest text. */
  work: { readonly controller: AbortController; readonly done: Promise<void> };
}

export const idle = (): Tracked["work"] => ({ controller: new AbortController(), done: Promise.resolve() });

export function overlap(a: OffsetRange, b: OffsetRange): boolean {
  return Math.min(a.end, b.end) > Math.max(a.start, b.start);
}
