import type { TextDocument } from "vscode";
import { unitOffsets } from "../../formats/documents/unit-offsets.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { OffsetRange } from "../documents/tracked-range.ts";
import type { ExplainedReward } from "./explainer.ts";
import type { Baseline, RewardChange } from "./what-if.ts";

/** A response of a document with its explanation, as the document has it now. */
export interface ExplainedResponse {
  readonly document: TextDocument;
  readonly response: DocumentResponse;
  /** Undefined until it is read, while a change is read for long, and where it cannot be. */
  readonly reward?: ExplainedReward | undefined;
  /** Why it is missing, for people. */
  readonly problem?: string | undefined;
  /** Where the response's units are in the document, relative to its start; undefined where they are not there. */
  readonly offsets?: Int32Array | undefined;
  /** What What-If compares with. */
  readonly baseline?: Baseline | undefined;
  /** What changed since. */
  readonly change?: RewardChange | undefined;
}

/** The places of a response's units in its document. */
export function placesOf(document: TextDocument, { start, end, response }: DocumentResponse): Int32Array | undefined {
  return unitOffsets(document.getText().slice(start, end), response);
}

/** A stretch of the response as one of the document. */
export function inDocument(
  { response, offsets }: ExplainedResponse,
  { start, end }: OffsetRange,
): OffsetRange | undefined {
  return offsets && { start: response.start + offsets[start], end: response.start + offsets[end] };
}
