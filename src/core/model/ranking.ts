/**
 * A ranking of n responses as weighted pairs.
 *
 *     pairs   n(n − 1)/2, each with weight c = 2/n        together n − 1 choices
 *
 * A ranking is n − 1 choices: the best of n, the best of the rest, and so on (Plackett 1975; Luce 1959). Its pairs follow from
 * each other; with weight 1 they would count as n/2 times as many choices. At equal rewards, every order being equally likely,
 * the score of the pairs has the variance n(n + 1)/12 and the curvature n/4 (times I − 11ᵀ/n), so the Laplace
 * approximation has the right width at c = 3/(n + 1) (the magnitude adjustment of composite likelihoods: Pauli, Racugno
 * and Ventura 2011). 2/n is less for every n > 2, which is never overconfident, also where one response was misread and with it
 * n − 1 pairs.
 */

/** Most responses in one ranking. */
export const MOST_RANKED = 8;
/** Fewest responses of a ranking; two are a pair. */
export const LEAST_RANKED = 3;

/** Weight of each pair that a ranking of n responses implies. */
export function rankingWeight(n: number): number {
  return 2 / n;
}

/** A response's row in a ranking, best first. */
export interface RankedRow {
  /** Which response. */
  readonly item: number;
  /** As good as the one above it. Never true of the first. */
  readonly tied: boolean;
}

export type Ranking = readonly RankedRow[];

/** Two responses, the better one first unless they tie. */
export interface ImpliedPair {
  readonly better: number;
  readonly worse: number;
  readonly tie: boolean;
}

/** Every response against each below it: n(n − 1)/2 pairs. */
export function impliedPairs(ranking: Ranking): ImpliedPair[] {
  const places = placesOf(ranking);
  return ranking.flatMap(({ item: better }, i) =>
    ranking.slice(i + 1).map(({ item: worse }, j) => ({ better, worse, tie: places[i] === places[i + 1 + j] })),
  );
}

/** The place of each row, from 1; tied rows share theirs, and the next one counts them: 1, 2, 2, 4. */
export function placesOf(ranking: Ranking): number[] {
  let place = 1;
  return ranking.map(({ tied }, i) => (place = tied && i > 0 ? place : i + 1));
}

/** Moves a row. Between two rows that tie it ties with them; the rows that it leaves keep their ties. */
export function moveRow(ranking: Ranking, from: number, to: number): Ranking {
  if (from === to || ranking[from] === undefined || ranking[to] === undefined) return ranking;
  const rows = [...ranking];
  const [moved] = rows.splice(from, 1);
  const below = rows[from];
  if (below?.tied) rows[from] = { ...below, tied: moved.tied };
  rows.splice(to, 0, { ...moved, tied: rows[to]?.tied === true });
  return untiedFirst(rows);
}

/** Toggles whether a row ties with the one above it. */
export function toggleTie(ranking: Ranking, at: number): Ranking {
  return untiedFirst(ranking.map((row, i) => (i === at ? { ...row, tied: !row.tied } : row)));
}

function untiedFirst(rows: Ranking): Ranking {
  return rows.map((row, i) => (i === 0 && row.tied ? { ...row, tied: false } : row));
}
