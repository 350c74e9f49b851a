import type { Head } from "../core/head.ts";

/**
 * The starters that may serve as prior, by name, so that their order makes no difference to a bit: one trained on these
 * very pairs would have seen those that are held out.
 */
export function fairStarters(starters: readonly Head[], data: string): Head[] {
  const fair = starters.filter(({ card }) => card.data !== data);
  return fair.sort((a, b) => (a.card.id < b.card.id ? -1 : 1));
}
