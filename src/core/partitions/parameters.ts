/**
 * Sums over pairs know only w; a fit's parameters are θ = (u, α) with w = u + Vα (model/differences.ts):
 *
 *     ∂L/∂u = g      ∂L/∂α = Vᵀg      H_uα = HV      H_αα = VᵀHV          g, H: gradient and Hessian in w
 */
import { packedLength, symmetricTimes } from "../math/packed-matrix.ts";
import { dot } from "../math/vectors.ts";

/** @param priors V: K vectors of length D. */
export class Parameters {
  readonly dimension: number;
  readonly #priors: readonly Float32Array[];

  constructor(dimension: number, priors: readonly Float32Array[]) {
    this.dimension = dimension;
    this.#priors = priors;
  }

  /** P = D + K. */
  get width(): number {
    return this.dimension + this.#priors.length;
  }

  /** w, D. */
  weights(theta: Float64Array): Float64Array {
    const { dimension } = this;
    return Float64Array.from({ length: dimension }, (_, j) =>
      this.#priors.reduce((w, v, k) => w + theta[dimension + k] * v[j], theta[j]),
    );
  }

  /** ∂L/∂θ, P. @param g ∂L/∂w. */
  gradient(g: Float64Array): Float64Array {
    const all = new Float64Array(this.width);
    all.set(g);
    this.#priors.forEach((v, k) => (all[this.dimension + k] = dot(v, 0, g, 0, this.dimension)));
    return all;
  }

  /** The Hessian in θ, packed P × P. @param packed H, D × D. */
  hessian(packed: Float64Array): Float64Array {
    const { dimension } = this;
    const all = new Float64Array(packedLength(this.width));
    all.set(packed);
    this.#priors.forEach((v, k) => {
      const at = packedLength(dimension + k);
      const column = symmetricTimes(packed, v);
      all.set(column, at);
      for (let m = 0; m <= k; m++) all[at + dimension + m] = dot(column, 0, this.#priors[m], 0, dimension);
    });
    return all;
  }
}
