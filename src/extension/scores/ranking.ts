import type { ReadingLimits } from "../../core/features/legibility.ts";

/** A scored thing and its place. */
export interface Ranked<T, S> {
  readonly item: T;
  readonly score: S;
  /** 1 for the best; equal rewards share a rank. */
  readonly rank: number;
}

/** Best first; equal rewards share a rank and keep the order of the document. Those that cannot be read come last. */
export function rankBestFirst<T, S extends { readonly reward: number; readonly limits?: ReadingLimits }>(
  scored: readonly { readonly item: T; readonly score: S }[],
): Ranked<T, S>[] {
  const isUnreadable = ({ score }: { readonly score: S }) => Number(score.limits?.unknown !== undefined);
  const sorted = [...scored].sort((a, b) => isUnreadable(a) - isUnreadable(b) || b.score.reward - a.score.reward);
  let rank = 1;
  return sorted.map(({ item, score }, i) => {
    if (i > 0 && score.reward !== sorted[i - 1].score.reward) rank = i + 1;
    return { item, score, rank };
  });
}
