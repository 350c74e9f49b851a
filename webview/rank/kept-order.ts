import type { Ranking } from "../../src/core/model/ranking.ts";

/** What VS Code keeps of the page over hiding it and over a reload. */
export interface KeptState {
  /** The extension's own. */
  readonly memento: unknown;
  /** Of the set that the order is of. */
  readonly key: string;
  readonly ranking: Ranking;
}

/** The order that was kept of a set, or the order of the screen where none was. */
export function orderOf(kept: unknown, key: string, size: number): Ranking {
  const fresh = Array.from({ length: size }, (_, item) => ({ item, tied: false }));
  const state = kept as Partial<KeptState> | null | undefined;
  if (state?.key !== key || !Array.isArray(state.ranking)) return fresh;
  const items = new Set(state.ranking.map((row: Partial<Ranking[number]>) => row.item));
  return items.size === size && fresh.every(({ item }) => items.has(item)) ? state.ranking : fresh;
}
