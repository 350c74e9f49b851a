import { queryMessages } from "../formats/canonical/messages.ts";
import type { QueryResponse } from "../core/types.ts";

type Sides = readonly [readonly QueryResponse[], readonly QueryResponse[]];

export interface MatchedSides {
  readonly sides: Sides;
  /** Whether queries are compared by the last message of each, because none is in both sets as a whole. */
  readonly byLastMessage: boolean;
  /** Queries that only this side has answered. */
  readonly only: readonly [readonly string[], readonly string[]];
}

const queriesOf = (side: readonly QueryResponse[]) => new Set(side.map(({ query }) => query));

/** What the person said last in a query; undefined where it ends otherwise. */
function lastMessage(query: string): string | undefined {
  const last = queryMessages(query).at(-1);
  return last?.role === "user" ? last.content : undefined;
}

/**
 * Two sets of responses by the queries that they share. Where the prompt is part of the query, another prompt makes every query another one: then queries
 * are the same where the last message is, as long as no two queries of a set have the same one.
 */
export function matchQueries(sides: Sides): MatchedSides {
  const share = ([a, b]: Sides) => {
    const others = queriesOf(b);
    return a.some(({ query }) => others.has(query));
  };
  const matched = share(sides) ? undefined : byLastMessage(sides);
  const used = matched && share(matched) ? matched : sides;
  const [first, second] = used.map(queriesOf);
  return {
    sides: used,
    byLastMessage: used === matched,
    only: [[...first].filter((query) => !second.has(query)), [...second].filter((query) => !first.has(query))],
  };
}

function byLastMessage(sides: Sides): Sides | undefined {
  const [a, b] = sides.map((side) => {
    const last = new Map([...queriesOf(side)].map((query) => [query, lastMessage(query)]));
    if (new Set(last.values()).size < last.size) return undefined;
    return side.flatMap(({ query, response }) => {
      const message = last.get(query);
      return message === undefined ? [] : [{ query: message, response }];
    });
  });
  return a && b && [a, b];
}
