import { pairLoss } from "./bradley-terry.ts";

/**
 * The temperature T for which σ(Δ/T) has the least loss on held-out margins Δ: above 1 where the head is overconfident.
 * Found by golden-section search over log T in [−2, 2]; the loss is convex in 1/T, so it has one minimum.
 * Source: Guo et al. 2017.
 * @param use pairs to use; all by default.
 */
export function fitTemperature(
  margins: ArrayLike<number>,
  labels: ArrayLike<number>,
  use: (pair: number) => boolean = () => true,
): number {
  const pairs = Array.from(labels, (_, i) => i).filter(use);
  const loss = (log: number) => pairs.reduce((sum, i) => sum + pairLoss(margins[i] / Math.exp(log), labels[i]), 0);
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [-2, 2];
  while (high - low > 1e-4) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}
