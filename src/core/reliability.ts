import { sigmoid } from "./bradley-terry.ts";
import { wilson } from "./metrics.ts";
import type { Estimate } from "./types.ts";

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

/** As many as the expected calibration error sums over (metrics.ts). */
const BINS = 10;

/**
 * How sure a model was, against how often it was right: ten bins of equal width over [½, 1], empty ones left out. Ties are
 * left out.
 * @param margins Δ = R(first) − R(second) of each pair, in logits. @param labels P(first is preferred).
 */
export function reliability(margins: ArrayLike<number>, labels: ArrayLike<number>): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ choices: 0, hits: 0, confidence: 0 }));
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 0.5) continue;
    const confidence = sigmoid(Math.abs(margins[i]));
    const bin = bins[Math.min(BINS - 1, Math.floor((confidence - 0.5) * 2 * BINS))];
    bin.choices++;
    bin.hits += margins[i] === 0 ? 0.5 : Number(margins[i] > 0 === labels[i] > 0.5);
    bin.confidence += confidence;
  }
  return bins.flatMap(({ choices, hits, confidence }, k) => {
    const [from, to] = [0.5 + k / (2 * BINS), 0.5 + (k + 1) / (2 * BINS)];
    return choices === 0 ? [] : [{ from, to, choices, confidence: confidence / choices, right: wilson(hits, choices) }];
  });
}
