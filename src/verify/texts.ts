import type { QueryResponse } from "../core/types.ts";

/** The same for the same query and response, and for no others. */
export const textKey = ({ query, response }: QueryResponse): string => JSON.stringify([query, response]);

/** Each text once, in order. */
export const distinctTexts = (texts: readonly QueryResponse[]): QueryResponse[] => [
  ...new Map(texts.map((text) => [textKey(text), text])).values(),
];
