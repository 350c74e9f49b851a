import { reliabilityBins, wilson } from "./metrics.ts";
import type { Estimate } from "../types.ts";

/** The choices that a model was about as sure of. */
export interface ReliabilityBin {
  /** Bounds of the model's confidence max(p, 1 − p). */
  readonly from: number;
  readonly to: number;
  readonly choices: number;
  /** Mean confidence of its choices. */
  readonly confidence: number;
  /** Share of them that the model had right. */
  readonly right: Estimate;
}

/**
 * How sure a model was, against how often it was right: the bins of the expected calibration error (metrics.ts), empty
 * ones left out. Ties are left out.
 * @param margins Δ = R(first) − R(second) of each pair, in logits. @param labels P(first is preferred).
 */
export function reliability(margins: ArrayLike<number>, labels: ArrayLike<number>): ReliabilityBin[] {
  return reliabilityBins(margins, labels).flatMap(({ pairs, right, confidence }, k, { length }) => {
    const [from, to] = [0.5 + k / (2 * length), 0.5 + (k + 1) / (2 * length)];
    return pairs === 0
      ? []
      : [{ from, to, choices: pairs, confidence: confidence / pairs, right: wilson(right, pairs) }];
  });
}
