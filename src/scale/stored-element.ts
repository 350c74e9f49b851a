import type { SchemaElement } from "hyparquet";

/** Whether a column of Parquet is of texts. */
const isText = ({ converted_type, logical_type }: SchemaElement): boolean =>
  converted_type === "UTF8" || logical_type?.type === "STRING";

/**
 * A column as it is stored: what its numbers and bytes mean is left out, so that they are read and written as they are and nothing
 * of them is lost. Texts, lists and objects keep their meaning.
 */
export function storedElement(element: SchemaElement): SchemaElement {
  if (element.type === undefined || isText(element)) return element;
  const stored = { ...element };
  delete stored.converted_type;
  delete stored.logical_type;
  return stored;
}
