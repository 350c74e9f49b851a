import type { FoundResponse } from "../../formats/found.ts";

/** A response that can be scored: found by the document's format, or selected by a person. */
export interface DocumentResponse extends FoundResponse {
  /** True for a scored selection. */
  readonly selected: boolean;
}

/** The same for a response whose text changes: its name and its query. */
export const placeKey = ({ label, query }: Pick<DocumentResponse, "label" | "query">): string =>
  JSON.stringify([label, query]);
