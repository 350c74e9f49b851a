import { hash } from "./compare-pair.ts";

/** Up to so many responses to one query all meet each other: 15 pairs. */
export const EVERY_PAIR_UP_TO = 6;

/**
 * Who meets whom of the distinct responses to one query: all pairs of a few; of more, n, about 2n pairs.
 *
 * Then each is in two circles and meets its neighbours: connected, every response asked about as often, and by the
 * second circle only a few steps from any other. The circles are drawn by a hash of the texts: the same texts give the same
 * pairs, and a response that comes, goes or is edited moves only its neighbours' pairs. docs/decisions/030.
 */
export function schedule(query: string, responses: readonly string[]): [string, string][] {
  const n = responses.length;
  if (n <= EVERY_PAIR_UP_TO) {
    return responses.flatMap((first, i) => responses.slice(i + 1).map((second): [string, string] => [first, second]));
  }
  const met = new Set<number>();
  for (const circle of ["1", "2"]) {
    const order = responses
      .map((response, i) => ({ i, hash: hash([circle, query, response], "hex") }))
      .sort((a, b) => (a.hash < b.hash ? -1 : 1))
      .map(({ i }) => i);
    for (const [place, i] of order.entries()) {
      const next = order[(place + 1) % n];
      met.add(Math.min(i, next) * n + Math.max(i, next));
    }
  }
  return [...met].sort((a, b) => a - b).map((pair) => [responses[Math.floor(pair / n)], responses[pair % n]]);
}
