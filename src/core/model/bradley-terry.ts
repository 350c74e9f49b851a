/**
 * The Bradley–Terry loss of a linear reward, with a Gaussian prior on its parameters.
 *
 *     Δᵢ = θ·dᵢ                     margin of pair i, dᵢ = φ(first) − φ(second)
 *     L(θ) = −Σᵢ cᵢ [yᵢ log σ(Δᵢ) + (1 − yᵢ) log σ(−Δᵢ)] + ½ Σⱼ λⱼ (θⱼ − mⱼ)²
 *
 * n pairs, P parameters; d is n × P, row-major; y in [0, 1] is P(first preferred); c ≥ 0; L is in nats.
 * Source: Bradley & Terry 1952; penalised as logistic regression without intercept.
 *
 * With label noise ε, the share of choices that say the opposite of what was meant, ε + (1 − 2ε)σ(Δ) stands for σ(Δ): a choice
 * against a large margin then pulls hardly at all. L is convex for ε = 0 only. Source: Copas 1988.
 */
import { fastSweep, type PairRows, type Sweep } from "../math/kernel.ts";

export interface Differences extends PairRows {
  /** y, n. */
  readonly label: Float64Array;
  /** c, n. */
  readonly weight: Float64Array;
}

/** log σ(x), exact in both tails. */
export function logSigmoid(x: number): number {
  return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
}

/** σ(x) = 1/(1 + e⁻ˣ), without overflow. */
export function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** P(first is chosen) at margin Δ: ε + (1 − 2ε)σ(Δ). */
export function choiceProbability(margin: number, noise: number): number {
  return noise + (1 - 2 * noise) * sigmoid(margin);
}

/** Loss of one pair with margin Δ, in nats: ln 2 at Δ = 0. */
export function pairLoss(margin: number, label = 1, noise = 0): number {
  if (noise === 0) return -(label * logSigmoid(margin) + (1 - label) * logSigmoid(-margin));
  return -(
    label * Math.log(choiceProbability(margin, noise)) +
    (1 - label) * Math.log(choiceProbability(-margin, noise))
  );
}

/** ∂(pair loss)/∂Δ: σ(Δ) − y without noise. */
export function pairLossSlope(margin: number, label = 1, noise = 0): number {
  if (noise === 0) return sigmoid(margin) - label;
  const p = choiceProbability(margin, noise);
  return ((p - label) * (1 - 2 * noise) * sigmoid(margin) * sigmoid(-margin)) / (p * choiceProbability(-margin, noise));
}

/** E[∂²(pair loss)/∂Δ²] over choices as the model expects them (Fisher information): σ(Δ)σ(−Δ) without noise; never below 0. */
export function pairInformation(margin: number, noise = 0): number {
  const slope = sigmoid(margin) * sigmoid(-margin);
  if (noise === 0) return slope;
  return ((1 - 2 * noise) * slope) ** 2 / (choiceProbability(margin, noise) * choiceProbability(-margin, noise));
}

/** a·b over `width` entries, from the given offsets: four sums, of the entries 0, 1, 2, 3 mod 4, as in kernel.wat. */
export function dot(a: ArrayLike<number>, atA: number, b: ArrayLike<number>, atB: number, width: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < width; j += 4) {
    s0 += a[atA + j] * b[atB + j];
    s1 += a[atA + j + 1] * b[atB + j + 1];
    s2 += a[atA + j + 2] * b[atB + j + 2];
    s3 += a[atA + j + 3] * b[atB + j + 3];
  }
  if (j < width) s0 += a[atA + j] * b[atB + j];
  if (j + 1 < width) s1 += a[atA + j + 1] * b[atB + j + 1];
  if (j + 2 < width) s2 += a[atA + j + 2] * b[atB + j + 2];
  return s0 + s1 + (s2 + s3);
}

/** Cosine of two vectors of one length; 0 where one of them is zero. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const norms = Math.sqrt(dot(a, 0, a, 0, a.length) * dot(b, 0, b, 0, b.length));
  return norms > 0 ? dot(a, 0, b, 0, a.length) / norms : 0;
}

/** Margins Δ = d θ, n. */
export function margins(differences: Differences, theta: Float64Array): Float64Array {
  const { rows, width, at } = differences;
  return Float64Array.from(at, (row) => dot(rows, row * width, theta, 0, width));
}

/** Mean loss a pair at θ, by the pairs' weights and without the prior, in nats. */
export function meanLossAt(differences: Differences, theta: Float64Array): number {
  const { label, weight } = differences;
  const total = weight.reduce((sum, c) => sum + c, 0);
  return margins(differences, theta).reduce((sum, d, i) => sum + weight[i] * pairLoss(d, label[i]), 0) / total;
}

/** The sweep of kernel.ts without WebAssembly: the same bits, several times slower. */
export const plainSweep: Sweep = ({ rows, width, at }, theta, gradient, slopes) => {
  const n = at.length;
  const four = new Float64Array(4);
  for (let from = 0; from < n; from += 4) {
    const count = Math.min(4, n - from);
    for (let k = 0; k < count; k++) four[k] = dot(rows, at[from + k] * width, theta, 0, width);
    slopes(from, four.subarray(0, count));
    four.fill(0, count);
    const [r0, r1, r2, r3] = [0, 1, 2, 3].map((k) => at[Math.min(from + k, n - 1)] * width);
    for (let j = 0; j < width; j++) {
      gradient[j] +=
        four[0] * rows[r0 + j] + four[1] * rows[r1 + j] + (four[2] * rows[r2 + j] + four[3] * rows[r3 + j]);
    }
  }
};

/**
 * L(θ) and, written into `gradient`, ∇L(θ), without noise Σ cᵢ (σ(Δᵢ) − yᵢ) dᵢ + λ∘(θ − m).
 * @param precision λ, P: the prior precision of each parameter. @param noise ε. @param mean m, P: the prior's mean; default 0.
 */
export function lossAndGradient(
  differences: Differences,
  precision: Float64Array,
  theta: Float64Array,
  gradient: Float64Array,
  noise = 0,
  mean?: Float64Array,
): number {
  const { width, label, weight } = differences;
  let loss = 0;
  for (let j = 0; j < width; j++) {
    const away = mean ? theta[j] - mean[j] : theta[j];
    loss += 0.5 * precision[j] * away * away;
    gradient[j] = precision[j] * away;
  }
  const sweep = fastSweep() ?? plainSweep;
  sweep(differences, theta, gradient, (from, some) => {
    for (let k = 0; k < some.length; k++) {
      const i = from + k;
      loss += weight[i] * pairLoss(some[k], label[i], noise);
      some[k] = weight[i] * pairLossSlope(some[k], label[i], noise);
    }
  });
  return loss;
}
