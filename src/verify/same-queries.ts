import { queryMessages } from "../formats/canonical/messages.ts";
import type { QueryResponse } from "../core/types.ts";

/** A response with the input of its test, where a tool gives that to several prompts. */
export interface TestResponse extends QueryResponse {
  readonly test?: string;
}

type Sides = readonly [readonly TestResponse[], readonly TestResponse[]];

export interface MatchedSides {
  readonly sides: readonly [readonly QueryResponse[], readonly QueryResponse[]];
  /** Whether queries are compared by the last message of each, because none is in both sets as a whole. */
  readonly byLastMessage: boolean;
  /** Whether they are compared by the input of their tests, because none has its last message in both sets either. */
  readonly byTest: boolean;
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
 * are the same where the last message is, as long as no two queries of a set have the same one; else where the input of their test is.
 */
export function matchQueries(sides: Sides): MatchedSides {
  const share = ([a, b]: Sides) => {
    const others = queriesOf(b);
    return a.some(({ query }) => others.has(query));
  };
  const ways = [() => sides, () => byLastMessage(sides), () => byTest(sides)];
  // A later way is not looked at where an earlier one does.
  let way = ways.findIndex((match) => share(match() ?? [[], []]));
  if (way < 0) way = 0;
  const used = ways[way]()!;
  const [first, second] = used.map(queriesOf);
  return {
    sides: used,
    byLastMessage: way === 1,
    byTest: way === 2,
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

function byTest([a, b]: Sides): Sides {
  const ofTests = (side: Sides[0]) =>
    side.flatMap(({ test, response }) => (test === undefined ? [] : [{ query: test, response }]));
  return [ofTests(a), ofTests(b)];
}
