import type { Head } from "../core/model/head.ts";

/** Share of the queries that a prior may have seen: so few move no held-out figure that is shown. */
const MOST_SEEN = 0.05;

/** Heads that may serve as prior, and those that may not. */
export interface FairStarters {
  /** By id, so that their order makes no difference to a bit. */
  readonly fair: readonly Head[];
  /** They were trained on choices between responses to these queries: held-out figures with them would be too high. */
  readonly seen: readonly Head[];
}

/**
 * A head that keeps no queries is judged by whether its pairs were these very ones.
 * @param data hashPairs of what is to be trained on. @param queries hashQueries of the same.
 */
export function fairStarters(starters: readonly Head[], data: string, queries: Float64Array): FairStarters {
  const known = ({ card, queries: own }: Head) => {
    if (card.data === data) return true;
    const ownQueries = new Set(own);
    return queries.filter((query) => ownQueries.has(query)).length > MOST_SEEN * queries.length;
  };
  const byId = [...starters].sort((a, b) => (a.card.id < b.card.id ? -1 : 1));
  return { fair: byId.filter((head) => !known(head)), seen: byId.filter(known) };
}
