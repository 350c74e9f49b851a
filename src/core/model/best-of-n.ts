/**
 * Best of N: of N responses, drawn without replacement from M, the one with the highest reward is kept. The k-th
 * best of M is kept with probability C(M − k, N − 1)/C(M, N), k from 1. It shifts the output as a trained policy
 * would, without training one. Responses of equal reward count in the order given.
 */

/** Expected value of the response that best-of-N keeps, exactly. @param values one per reward. @throws RangeError for n outside 1 to M. */
export function bestOfN(rewards: readonly number[], values: readonly number[], n: number): number {
  const m = rewards.length;
  if (!Number.isInteger(n) || n < 1 || n > m) throw new RangeError(`best of ${n} from ${m} responses`);
  const order = rewards.map((_, i) => i).sort((a, b) => rewards[b] - rewards[a]);
  // P(the best is kept) = N/M; each next one's is the last one's times (M − k − N + 1)/(M − k).
  let probability = n / m;
  let expected = 0;
  order.forEach((i, rank) => {
    expected += probability * values[i];
    const behind = m - rank - 1;
    probability *= behind === 0 ? 0 : (behind - n + 1) / behind;
  });
  return expected;
}
