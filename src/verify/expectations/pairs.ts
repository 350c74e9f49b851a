/** Each better response with each worse one. */
export const everyPair = <T>(better: readonly T[], worse: readonly T[]): (readonly [T, T])[] =>
  better.flatMap((one) => worse.map((other) => [one, other] as const));

/** Each response of a ranking, the best one first, with the next. */
export const neighbours = <T>(ranking: readonly T[]): (readonly [T, T])[] =>
  ranking.slice(1).map((worse, i) => [ranking[i], worse] as const);

/** One or several as a list. */
export const listOf = <T>(given: T | T[]): T[] => (Array.isArray(given) ? given : [given]);
