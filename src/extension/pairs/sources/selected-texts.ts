import type { FoundResponse } from "../../../formats/found.ts";
import type { Range } from "../../../formats/text/trim.ts";
import { splitBlocks } from "./blocks.ts";

/** Responses that a person selected, and the query that they answer; undefined where the selection does not say. */
export interface SelectedTexts {
  readonly texts: readonly string[];
  readonly query?: string | undefined;
}

/**
 * What a person means to compare: the texts of several selections; of one, the responses to one query that it touches, else
 * its blocks between lines of hyphens.
 * @param selections in the order of the document, none empty
 * @param found the responses of the document
 */
export function selectedTexts(
  text: string,
  selections: readonly Range[],
  found: readonly FoundResponse[],
): SelectedTexts {
  if (selections.length > 1) {
    const texts = selections.map(({ start, end }) => text.slice(start, end).trim());
    return { texts: distinct(texts.filter((one) => one !== "")), query: queryAround(selections, found) };
  }
  const [only] = selections;
  if (only === undefined) return { texts: [] };
  const touched = found.filter(({ start, end }) => start < only.end && end > only.start);
  const query = touched[0]?.query;
  const rivals = distinct(touched.filter((response) => response.query === query).map(({ response }) => response));
  if (rivals.length > 1) return { texts: rivals, query };
  return { texts: distinct(splitBlocks(text.slice(only.start, only.end))), query };
}

/** The query of the responses around the selections, where it is the same for all. */
function queryAround(selections: readonly Range[], found: readonly FoundResponse[]): string | undefined {
  const queries = selections.map(
    (range) => found.find(({ start, end }) => start < range.end && end > range.start)?.query,
  );
  return new Set(queries).size === 1 ? queries[0] : undefined;
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
