import type { FoundResponse } from "../../formats/found.ts";

/** A response that can be scored: found by the document's format, or selected by a person. */
export interface DocumentResponse extends FoundResponse {
  /** True for a scored selection. */
  readonly selected: boolean;
}
