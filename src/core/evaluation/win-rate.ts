/**
 * How often the response of one side is chosen over that of the other, on n queries:
 *
 *     p_q = mean of σ(R(a) − R(b)) over the responses a, b to query q        W = Σ p_q / n
 *     g = ∂W/∂w,  s = √(gᵀCg)                                                 the model's part of the uncertainty
 *     logit W* = logit W_b + z·s/(W(1 − W)),   z ~ N(0, 1)                    one draw
 *
 * W_b is W of n queries drawn again with replacement (paired bootstrap: both responses to a query are drawn together). The
 * error of the model's weights is the same for all queries, so it does not average out over them: each draw moves all by one z. Away
 * from W draws are stretched by √(n/(n − 1))·t/z, without which a bootstrap of few queries is too narrow (Hesterberg 2015). The
 * draws are seeded: the same bits on every run.
 *
 * Length-controlled, as AlpacaEval 2 (Dubois et al. 2024), without its term for the query's difficulty, which takes many systems:
 *
 *     logit p_q = θ + β·tanh(Δlength_q/sd(Δlength)),   β ~ N(0, 1)            W_LC = σ(θ)
 */
import { normal, seededRandom } from "../math/random.ts";
import { mean, standardDeviation, studentT, Z90, Z95 } from "../math/statistics.ts";
import { sigmoid } from "../model/bradley-terry.ts";
import type { Estimate } from "../types.ts";

/** Draws of the bootstrap. */
const DRAWS = 1000;
/** Queries without which there is no verdict: a t of few degrees of freedom trusts that the rest are like these. */
export const FEWEST_QUERIES = 10;
/** The least and most that one query counts, so that logits stay finite. */
const EDGE = 1e-6;

/** Steps of Newton's method; ten are plenty. */
const MOST_STEPS = 50;

const clamp = (p: number) => Math.min(1 - EDGE, Math.max(EDGE, p));
const bounded = (move: number) => Math.max(-2, Math.min(2, move));
const logit = (p: number) => Math.log(clamp(p) / (1 - clamp(p)));

export interface ComparedQuery {
  /** p_q, 0 to 1. */
  readonly probability: number;
  /** Length of the first side's response less that of the other's, in characters. */
  readonly lengthDifference: number;
}

export interface WinRate {
  readonly queries: number;
  /** W with its 95% interval. */
  readonly winRate: Estimate;
  /** W_LC with its 95% interval. */
  readonly lengthControlled: Estimate;
  /** W with the interval that it would have if the weights were known: the part that more queries make narrower. */
  readonly knownWeights: Estimate;
  /** "few": fewer than FEWEST_QUERIES; "same": no query has different responses; "unknown": ½ is inside of the interval. */
  readonly verdict: "better" | "worse" | "unknown" | "few" | "same";
}

/**
 * Compares two sides.
 * @param deviation s, the standard deviation of W by the model's posterior (weights as they are known); 0 for known choices.
 */
export function compareSides(compared: readonly ComparedQuery[], deviation: number, seed = 1): WinRate {
  const values = Float64Array.from(compared, ({ probability }) => clamp(probability));
  const lengths = standardised(compared.map(({ lengthDifference }) => lengthDifference));
  const [winRate, lengthControlled, knownWeights] = intervals(
    [
      { values, to: itself, deviation },
      { values: lengthControlledLogits(values, lengths), to: sigmoid, deviation },
      { values, to: itself, deviation: 0 },
    ],
    Z95,
    seed,
  );
  const same = compared.every(({ probability }) => probability === 0.5);
  const verdict = same
    ? "same"
    : compared.length < FEWEST_QUERIES
      ? "few"
      : winRate.low > 0.5
        ? "better"
        : winRate.high < 0.5
          ? "worse"
          : "unknown";
  return { queries: compared.length, winRate, lengthControlled, knownWeights, verdict };
}

/**
 * The mean of shares with its 90% interval, over queries drawn again and the model's weights.
 * @param values each in 0 to 1. @param deviation of the mean by the model's posterior.
 */
export function meanShare(values: readonly number[], deviation: number, seed = 1): Estimate {
  return intervals([{ values: Float64Array.from(values, clamp), to: itself, deviation }], Z90, seed)[0];
}

/** A share that is a function of the mean of one value for each query. */
interface Statistic {
  readonly values: Float64Array;
  readonly to: (mean: number) => number;
  /** Of the share, by the model's posterior. */
  readonly deviation: number;
}

const itself = (mean: number) => mean;

function intervals(statistics: readonly Statistic[], z: number, seed: number): readonly Estimate[] {
  const n = statistics[0].values.length;
  const whole = statistics.map(({ values, to }) => to(mean(values)));
  // One query shows nothing of how queries differ.
  if (n < 2) return whole.map((value) => ({ value, low: 0, high: 1 }));
  const random = seededRandom(seed);
  const stretch = (Math.sqrt(n / (n - 1)) * studentT(z, n - 1)) / z;
  const draws = statistics.map(() => new Float64Array(DRAWS));
  const [one, other = one] = new Set(statistics.map(({ values }) => values));
  for (let draw = 0; draw < DRAWS; draw++) {
    // Most of the time is here: one pass for all statistics, which have two sets of values at most.
    let [sumOfOne, sumOfOther] = [0, 0];
    for (let i = 0; i < n; i++) {
      const row = Math.floor(random() * n);
      sumOfOne += one[row];
      sumOfOther += other[row];
    }
    const z0 = normal(random);
    statistics.forEach(({ values, to, deviation }, k) => {
      const centre = clamp(whole[k]);
      const drawn = clamp(centre + stretch * (to((values === one ? sumOfOne : sumOfOther) / n) - centre));
      draws[k][draw] = sigmoid(logit(drawn) + (z0 * deviation) / (centre * (1 - centre)));
    });
  }
  const outside = z === Z90 ? 0.05 : 0.025;
  return whole.map((value, k) => {
    const sorted = draws[k].sort();
    const at = (share: number) => sorted[Math.min(DRAWS - 1, Math.floor(share * DRAWS))];
    return { value, low: Math.min(value, at(outside)), high: Math.max(value, at(1 - outside)) };
  });
}

/** tanh(x/sd(x)); zeros where all are the same. */
function standardised(differences: readonly number[]): Float64Array {
  const sd = standardDeviation(differences);
  return Float64Array.from(differences, (x) => (sd === 0 ? 0 : Math.tanh(x / sd)));
}

/**
 * θ for each query, so that their mean is θ of all, and that over drawn queries is θ of the fit to these to first order: θ plus
 * the query's influence −n·[H⁻¹∇ℓ_q]_θ. By Newton's method; the loss is convex.
 */
function lengthControlledLogits(p: Float64Array, x: Float64Array): Float64Array {
  const n = p.length;
  let [theta, beta] = [logit(mean(p)), 0];
  for (let step = 0; ; step++) {
    let [g0, g1, h00, h01, h11] = [0, beta, 0, 0, 1];
    const residuals = p.map((value, i) => {
      const q = sigmoid(theta + beta * x[i]);
      const curvature = q * (1 - q);
      g0 += q - value;
      g1 += (q - value) * x[i];
      h00 += curvature;
      h01 += curvature * x[i];
      h11 += curvature * x[i] * x[i];
      return q - value;
    });
    const determinant = h00 * h11 - h01 * h01;
    if (Math.max(Math.abs(g0), Math.abs(g1)) < 1e-9 * n || step === MOST_STEPS) {
      const influence = residuals.map((residual, i) => (-n * residual * (h11 - h01 * x[i])) / determinant);
      const centre = mean(influence);
      return influence.map((value) => theta + value - centre);
    }
    theta -= bounded((h11 * g0 - h01 * g1) / determinant);
    beta -= bounded((h00 * g1 - h01 * g0) / determinant);
  }
}
