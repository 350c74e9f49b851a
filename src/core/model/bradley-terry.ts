/**
 * The Bradley–Terry loss of a linear reward, with a Gaussian prior on its parameters.
 *
 *     Δᵢ = θ·dᵢ                     margin of pair i, dᵢ = φ(first) − φ(second)
 *     L(θ) = −Σᵢ cᵢ [yᵢ log σ(Δᵢ) + (1 − yᵢ) log σ(−Δᵢ)] + ½ Σⱼ λⱼ (θⱼ − mⱼ)²
 *
 * n pairs, P parameters; d is n × P, row-major; y in [0, 1] is P(first preferred); c ≥ 0; L is in nats.
 * Source: Bradley & Terry 1952; penalised as logistic regression without intercept.
 *
 * With label noise ε, the share of choices that say the opposite of what was meant, σ(Δ) becomes ε + (1 − 2ε)σ(Δ): a choice
 * against a large margin then has little influence. L is convex for ε = 0 only. Source: Copas 1988.
 */

/** The rows dᵢ of n pairs. They may be among rows of other pairs, so that a selection of pairs needs no copy. */
export interface PairRows {
  /** Rows of length P, row-major. */
  readonly rows: Float32Array;
  /** P. */
  readonly width: number;
  /** Row of each dᵢ, ascending, n. */
  readonly at: Int32Array;
}

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

/** E[∂²(pair loss)/∂Δ²] over the choices that the model predicts (Fisher information): σ(Δ)σ(−Δ) without noise; never below 0. */
export function pairInformation(margin: number, noise = 0): number {
  const slope = sigmoid(margin) * sigmoid(-margin);
  if (noise === 0) return slope;
  return ((1 - 2 * noise) * slope) ** 2 / (choiceProbability(margin, noise) * choiceProbability(-margin, noise));
}

/** Margins Δ = d θ, n. */
export function margins(differences: Differences, theta: Float64Array): Float64Array {
  const { rows, width, at } = differences;
  return Float64Array.from(at, (row) => rowMargin(rows, row * width, theta, width));
}

/** Mean loss per pair at θ, weighted by the pairs' weights and without the prior, in nats. */
export function meanLossAt(differences: Differences, theta: Float64Array): number {
  const { label, weight } = differences;
  const total = weight.reduce((sum, c) => sum + c, 0);
  return margins(differences, theta).reduce((sum, d, i) => sum + weight[i] * pairLoss(d, label[i]), 0) / total;
}

/** dot() of a row and θ, to the same bits. A loop of its own: dot() meets arrays of every kind, which makes it slower. */
function rowMargin(rows: Float32Array, from: number, theta: Float64Array, width: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let j = 0;
  for (; j + 3 < width; j += 4) {
    s0 += rows[from + j] * theta[j];
    s1 += rows[from + j + 1] * theta[j + 1];
    s2 += rows[from + j + 2] * theta[j + 2];
    s3 += rows[from + j + 3] * theta[j + 3];
  }
  if (j < width) s0 += rows[from + j] * theta[j];
  if (j + 1 < width) s1 += rows[from + j + 1] * theta[j + 1];
  if (j + 2 < width) s2 += rows[from + j + 2] * theta[j + 2];
  return s0 + s1 + (s2 + s3);
}

/** ½ Σⱼ λⱼ (θⱼ − mⱼ)². @param gradient gets its gradient. @param mean m; default: 0. */
export function penalty(
  precision: Float64Array,
  theta: Float64Array,
  gradient: Float64Array,
  mean?: Float64Array,
): number {
  let value = 0;
  for (let j = 0; j < theta.length; j++) {
    const away = mean ? theta[j] - mean[j] : theta[j];
    value += 0.5 * precision[j] * away * away;
    gradient[j] = precision[j] * away;
  }
  return value;
}

/**
 * L(θ) and, written into `gradient`, ∇L(θ), without noise Σ cᵢ (σ(Δᵢ) − yᵢ) dᵢ + λ∘(θ − m). Four pairs per pass.
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
  const { rows, width, at, label, weight } = differences;
  let loss = penalty(precision, theta, gradient, mean);
  const slopes = new Float64Array(4);
  const starts = new Int32Array(4);
  for (let from = 0; from < at.length; from += 4) {
    slopes.fill(0);
    for (let k = 0; k < 4 && from + k < at.length; k++) {
      const i = from + k;
      starts[k] = at[i] * width;
      const margin = rowMargin(rows, starts[k], theta, width);
      loss += weight[i] * pairLoss(margin, label[i], noise);
      slopes[k] = weight[i] * pairLossSlope(margin, label[i], noise);
    }
    const [c0, c1, c2, c3] = slopes;
    const [r0, r1, r2, r3] = starts;
    for (let j = 0; j < width; j++)
      gradient[j] += c0 * rows[r0 + j] + c1 * rows[r1 + j] + (c2 * rows[r2 + j] + c3 * rows[r3 + j]);
  }
  return loss;
}
