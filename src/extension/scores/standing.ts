import { isSure, surenessOfPair } from "../../core/evaluation/sureness.ts";
import { comparePair } from "../../core/model/score.ts";
import type { Ranked } from "./ranking.ts";
import type { ScoredResponse } from "./score.ts";

/** Where a response is among those to its query that can be read. */
export interface Standing {
  /** 1 for the best. */
  readonly rank: number;
  /** Of how many. */
  readonly of: number;
  /** Rank of the nearest one whose order with it is not sure; absent where both neighbours' are. */
  readonly closeTo?: number;
  /** Whether another one has the same reward. */
  readonly tied: boolean;
}

/** @param ranked best first, as rankBestFirst gives them. @returns undefined for one that is alone, or cannot be read */
export function standingOf<T>(own: T, ranked: readonly Ranked<T, ScoredResponse>[]): Standing | undefined {
  const readable = ranked.filter(({ score }) => score.limits.unknown === undefined);
  const mine = readable.find(({ item }) => item === own);
  if (mine === undefined || readable.length < 2) return undefined;
  const above = readable.findLast(({ rank }) => rank < mine.rank);
  const below = readable.find(({ rank }) => rank > mine.rank);
  const near = [above, below].flatMap((other) => {
    if (other === undefined) return [];
    const sureness = surenessOfPair(comparePair(mine.score.head, mine.score.phi, other.score.phi));
    return isSure(sureness) ? [] : [{ rank: other.rank, sureness }];
  });
  const [nearest] = near.sort((a, b) => a.sureness - b.sureness);
  return {
    ...{ rank: mine.rank, of: readable.length },
    tied: readable.some(({ rank, item }) => rank === mine.rank && item !== own),
    ...(nearest && { closeTo: nearest.rank }),
  };
}
