/**
 * How informative a choice on a pair would be: the mutual information of the answer and the weights,
 *
 *     I = H(P̄) − E[H(P)]      P = σ(Δ),  Δ ~ N(m, s²),  H in bits
 *
 * Large where the head is uncertain about the pair, small where it is certain that the pair is close. With σ(x) ≈ Φ(x√(π/8))
 * and H(Φ(x)) ≈ exp(−x²/(π ln 2)) both terms have closed forms. Source: Houlsby et al. 2011 (BALD), equation 3.
 */
import { sigmoid } from "../model/bradley-terry.ts";
import { moderated } from "../model/laplace.ts";

/** Entropy of a yes with probability p, bits. */
export function binaryEntropy(p: number): number {
  return p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
}

/**
 * I of a pair, in bits: from 0 to 1, apart from the error of the closed forms, below .09 (largest about m = 4.75, s = 1.75).
 * @param margin m, logits. @param sd s, logits.
 */
export function information(margin: number, sd: number): number {
  const [m2, s2] = [(margin * margin * Math.PI) / 8, (sd * sd * Math.PI) / 8];
  const c2 = (Math.PI * Math.LN2) / 2;
  const expected = Math.sqrt(c2 / (s2 + c2)) * Math.exp(-m2 / (2 * (s2 + c2)));
  return Math.max(0, binaryEntropy(sigmoid(moderated(margin, sd * sd))) - expected);
}
