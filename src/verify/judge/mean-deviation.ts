import { posteriorDeviation } from "../../core/model/laplace.ts";
import type { Head } from "../../core/model/head.ts";

/**
 * Collects g = Σ share·σ′(wᵀd)·d, the gradient of a mean of σ(wᵀd) by w, and gives s = √(gᵀCg): the model's part of the
 * mean's standard deviation (win-rate.ts).
 */
export class MeanDeviation {
  private readonly gradient: Float64Array;
  private readonly head: Head;
  constructor(head: Head) {
    this.head = head;
    this.gradient = new Float64Array(head.weights.length);
  }

  /** @param share of the mean that this has. @param probability σ(wᵀd). @param base d = phi − base. */
  add(share: number, probability: number, phi: Float32Array, base: Float32Array): void {
    const slope = share * probability * (1 - probability);
    for (let j = 0; j < phi.length; j++) this.gradient[j] += slope * (phi[j] - base[j]);
  }

  get value(): number {
    return posteriorDeviation(this.head.covariance, this.gradient);
  }
}
