import type { PreferenceRecord } from "../../store/log/record.ts";
import type { FoundResponse } from "../../formats/found.ts";
import type { OffsetRange } from "../documents/tracked-range.ts";

/**
 * Where a choice's preferred response is in a document: as a response to its query, else to any, else anywhere in
 * the text; where it does not, the other response. Undefined where neither does.
 */
export function findInSource(
  { query, responses, choice }: Pick<PreferenceRecord, "query" | "responses" | "choice">,
  text: string,
  found: readonly FoundResponse[],
): OffsetRange | undefined {
  const wanted = choice === "second" ? [responses[1], responses[0]] : responses;
  for (const response of wanted) {
    const same = found.filter((one) => one.response === response);
    const hit = same.find((one) => one.query === query) ?? same.at(0);
    if (hit !== undefined) return { start: hit.start, end: hit.end };
    const start = response === "" ? -1 : text.indexOf(response);
    if (start >= 0) return { start, end: start + response.length };
  }
  return undefined;
}
