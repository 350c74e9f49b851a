import { createHash } from "node:crypto";
import type { Message } from "../../formats/canonical/messages.ts";

/** Two responses to one query, in the order of their source. */
export interface ComparePair {
  readonly query: string;
  /** The query's turns, where the log is to keep them. */
  readonly turns?: readonly Message[];
  readonly responses: readonly [string, string];
  /** Workspace-relative file that it comes from, where its queue has pairs of several. */
  readonly source?: string;
  /** Why it is asked now, for people; said after the choice. */
  readonly reason?: string;
}

/** Index in the pair's stored order of the responses at places 1 and 2. */
export type ShownOrder = readonly [0, 1] | readonly [1, 0];

/** A pair on the screen. */
export interface Showing {
  readonly token: string;
  readonly pair: ComparePair;
  readonly shown: ShownOrder;
  /** The earlier record that this pair is asked again for. */
  readonly repeatOf?: string;
}

/** A text with its line ends as \n: a file whose line ends change says what it said. */
export const plainLineEnds = (text: string): string => text.replace(/\r\n?/g, "\n");

/** The same query and the same two responses, in whichever order and with whichever line ends, have the same key. */
export function pairKey({ query, responses }: ComparePair): string {
  const [a, b] = responses.map(plainLineEnds);
  return hash([query, ...(a < b ? [a, b] : [b, a])]);
}

/** The same query with the same preference of one response to the other has the same key. */
export function preferenceKey(query: string, chosen: string, rejected: string): string {
  return hash([query, chosen, rejected]);
}

/** A hash of texts in their order, whatever their line ends. JSON keeps them apart, and writes lone surrogates as escapes, so they do not all become U+FFFD. */
export function hash(parts: readonly string[], encoding: "base64" | "hex" = "base64"): string {
  return createHash("sha256")
    .update(JSON.stringify(parts.map(plainLineEnds)))
    .digest(encoding);
}
