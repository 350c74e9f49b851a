import type { Head } from "../core/head.ts";

/** The starters that may serve as prior: one trained on these very pairs would have seen those that are held out. */
export function fairStarters(starters: readonly Head[], data: string): Head[] {
  return starters.filter(({ card }) => card.data !== data);
}
