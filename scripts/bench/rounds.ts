/** Contenders that take turns: what else the machine does meets all of them alike. */

export interface Contender {
  readonly what: string;
  /** Tokens of one round. */
  readonly tokens: number;
  /** Reads all texts once; seconds, where it times itself. */
  readonly round: () => Promise<number | void>;
  readonly close: () => unknown;
}

/** Tokens a second of each contender in each round, after one round to warm up. */
export async function takeTurns(contenders: readonly Contender[], rounds: number): Promise<number[][]> {
  const rates: number[][] = contenders.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [i, { tokens, round: read }] of contenders.entries()) {
      const start = performance.now();
      const seconds = (await read()) ?? (performance.now() - start) / 1000;
      if (round >= 0) rates[i].push(tokens / seconds);
    }
  }
  await Promise.all(contenders.map(({ close }) => close()));
  return rates;
}
