/**
 * Many fits together, each to its own set of pairs: one look at the pairs gives every fit the loss and gradient that it waits for.
 *
 *     θ ← θ − t·B⁻¹∇L(θ),   B = sH₀ + Λ          H₀ = Σ cᵢdᵢdᵢᵀ/4 over all pairs, s the set's share of their weight
 *
 * H₀ is the Hessian at w = 0 and an upper bound of every other one, so such a Newton step never goes too far where the set is like all
 * pairs (Böhning 1992). It is summed once; what it lacks is found by L-BFGS from the steps themselves. A Hessian at each step of each fit
 * would take D times the work of a gradient.
 */
import { cholesky, solveWith } from "../math/packed-matrix.ts";
import type { LbfgsResult, Search } from "../math/lbfgs.ts";
import { penalty } from "../model/bradley-terry.ts";
import { fitting, type FitOptions, type FitPoint } from "../model/fit.ts";
import type { PairSums } from "./pair-sums.ts";
import type { Parameters } from "./parameters.ts";

/** A fit of θ to the pairs of a set. */
export interface SetFit {
  readonly set: number;
  /** Weight of the set's pairs. */
  readonly total: number;
  /** λ, P. */
  readonly precision: Float64Array;
  /** m, P. */
  readonly mean?: Float64Array;
  /** ε. */
  readonly noise?: number;
  /** As in fit.ts. */
  readonly tolerance: number;
  /** Mean loss without the penalty after each iteration; iteration 0 is the start. */
  readonly onIteration?: ((iteration: number, loss: number) => void) | undefined;
}

/** All pairs, for the first step of each fit. */
export interface Curvature {
  /** H₀ in θ, packed P × P. */
  readonly hessian: Float64Array;
  /** Weight of all pairs. */
  readonly total: number;
}

interface Running {
  readonly search: Search<FitPoint>;
  point: FitPoint | undefined;
  result: LbfgsResult | undefined;
}

/** Fits that share a factor may have sets whose shares differ by this. */
const SHARES = 20;

/** Cholesky factors of sH₀ + Λ, each made once. */
class Factors {
  readonly #made = new Map<string, Float64Array>();
  readonly #curvature: Curvature;

  constructor(curvature: Curvature) {
    this.#curvature = curvature;
  }

  of(precision: Float64Array, total: number): Float64Array {
    const share = Math.max(1, Math.round((SHARES * total) / this.#curvature.total)) / SHARES;
    const key = `${share} ${precision.join()}`;
    const known = this.#made.get(key);
    if (known) return known;
    const packed = this.#curvature.hessian.map((entry) => share * entry);
    for (let r = 0, at = 0; r < precision.length; at += ++r) packed[at + r] += precision[r];
    const factor = cholesky(packed, precision.length);
    this.#made.set(key, factor);
    return factor;
  }
}

/** The penalty of a fit, and its gradient. */
function penaltyAt({ precision, mean }: SetFit, theta: Float64Array) {
  const gradient = new Float64Array(theta.length);
  return { value: penalty(precision, theta, gradient, mean), gradient };
}

/** Fits each; the results in the order of the fits. Rejects as the sums do. @param onPass called after every look at the pairs. */
export async function fitTogether(
  fits: readonly SetFit[],
  sums: Pick<PairSums, "losses">,
  parameters: Parameters,
  curvature: Curvature,
  onPass?: (waiting: number) => void,
): Promise<readonly LbfgsResult[]> {
  const factors = new Factors(curvature);
  const running = fits.map((one): Running => {
    const { mean, noise = 0, tolerance, total, precision, onIteration } = one;
    const factor = factors.of(precision, total);
    const options: FitOptions = {
      ...(mean && { mean }),
      ...{ noise, tolerance },
      inverse: (p) => solveWith(factor, p),
      onIteration:
        onIteration &&
        ((iteration, loss, theta) => onIteration(iteration, (loss - penaltyAt(one, theta).value) / total)),
    };
    const search = fitting(parameters.width, total, options);
    return { search, point: search.next().value as FitPoint, result: undefined };
  });
  for (let pass = 0; ; pass++) {
    const waiting = running.flatMap((one, i) => (one.point ? [{ one, i, point: one.point }] : []));
    if (waiting.length === 0) return running.map(({ result }) => result!);
    const answers = await sums.losses(
      waiting.map(({ i, point: { theta, noise } }) => ({
        set: fits[i].set,
        noise,
        weights: parameters.weights(theta),
      })),
    );
    waiting.forEach(({ one, i, point }, k) => {
      const own = penaltyAt(fits[i], point.theta);
      if (pass === 0) fits[i].onIteration?.(0, answers[k].value / fits[i].total);
      const gradient = parameters.gradient(answers[k].gradient).map((g, j) => g + own.gradient[j]);
      const step = one.search.next({ value: answers[k].value + own.value, gradient });
      one.point = step.done ? undefined : step.value;
      if (step.done) one.result = step.value;
    });
    onPass?.(waiting.length);
  }
}
