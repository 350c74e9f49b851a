/**
 * The Bradley–Terry loss of a linear reward, with a Gaussian prior on its parameters.
 *
 *     Δᵢ = θ·dᵢ                     margin of pair i, dᵢ = φ(first) − φ(second)
 *     L(θ) = −Σᵢ cᵢ [yᵢ log σ(Δᵢ) + (1 − yᵢ) log σ(−Δᵢ)] + ½ Σⱼ λⱼ θⱼ²
 *
 * n pairs, P parameters; d is n × P, row-major; y in [0, 1] is P(first preferred); c ≥ 0; L is in nats.
 * Source: Bradley & Terry 1952; penalised as logistic regression without intercept.
 */
export interface Differences {
  /** dᵢ, row-major, n × P. */
  readonly rows: Float32Array;
  /** P. */
  readonly width: number;
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

/** Loss of one pair with margin Δ, in nats: ln 2 at Δ = 0. */
export function pairLoss(margin: number, label = 1): number {
  return -(label * logSigmoid(margin) + (1 - label) * logSigmoid(-margin));
}

/** ∂(pair loss)/∂Δ = σ(Δ) − y. */
export function pairLossSlope(margin: number, label = 1): number {
  return sigmoid(margin) - label;
}

/** a·b over `width` entries, from the given offsets. Four sums, so that the additions do not wait for each other. */
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
  for (; j < width; j++) s0 += a[atA + j] * b[atB + j];
  return s0 + s1 + (s2 + s3);
}

/** Margins Δ = d θ, n. */
export function margins(differences: Differences, theta: Float64Array): Float64Array {
  const { rows, width, label } = differences;
  return Float64Array.from(label, (_, i) => dot(rows, i * width, theta, 0, width));
}

/**
 * L(θ) and, written into `gradient`, ∇L(θ) = Σ cᵢ (σ(Δᵢ) − yᵢ) dᵢ + λ∘θ.
 * @param precision λ, P: the prior precision of each parameter.
 */
export function lossAndGradient(
  differences: Differences,
  precision: Float64Array,
  theta: Float64Array,
  gradient: Float64Array,
): number {
  const { rows, width, label, weight } = differences;
  let loss = 0;
  for (let j = 0; j < width; j++) {
    loss += 0.5 * precision[j] * theta[j] * theta[j];
    gradient[j] = precision[j] * theta[j];
  }
  /** Adds the loss of pair i to the sum and answers with its slope; past the last pair, nothing and 0. */
  const add = (i: number, margin: number) => {
    if (i >= label.length) return 0;
    loss += weight[i] * pairLoss(margin, label[i]);
    return weight[i] * pairLossSlope(margin, label[i]);
  };
  // Four rows a pass, so that θ and the gradient are read once for four: twice as fast as row by row.
  const end = Math.max(0, label.length - 1) * width;
  for (let i = 0, a = 0; i < label.length; i += 4, a += 4 * width) {
    const b = Math.min(a + width, end);
    const c = Math.min(a + 2 * width, end);
    const d = Math.min(a + 3 * width, end);
    let [marginA, marginB, marginC, marginD] = [0, 0, 0, 0];
    for (let j = 0; j < width; j++) {
      marginA += rows[a + j] * theta[j];
      marginB += rows[b + j] * theta[j];
      marginC += rows[c + j] * theta[j];
      marginD += rows[d + j] * theta[j];
    }
    const [slopeA, slopeB] = [add(i, marginA), add(i + 1, marginB)];
    const [slopeC, slopeD] = [add(i + 2, marginC), add(i + 3, marginD)];
    for (let j = 0; j < width; j++) {
      gradient[j] += slopeA * rows[a + j] + slopeB * rows[b + j] + (slopeC * rows[c + j] + slopeD * rows[d + j]);
    }
  }
  return loss;
}
