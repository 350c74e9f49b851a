import { pairLoss, sigmoid } from "../model/bradley-terry.ts";
import { varianceByQuery } from "./mean-by-query.ts";
import { wilson } from "../math/statistics.ts";
import type { Estimate } from "../types.ts";

/** 1 where the sign of the margin agrees with a strict label, ½ at margin 0; NaN for a tie. */
const hit = (margin: number, label: number) =>
  label === 0.5 ? Number.NaN : margin === 0 ? 0.5 : margin > 0 === label > 0.5 ? 1 : 0;

/** Hits of all pairs; NaN for ties and for pairs without a margin. */
export function hits(margins: ArrayLike<number>, labels: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: labels.length }, (_, i) =>
    Number.isNaN(margins[i]) ? Number.NaN : hit(margins[i], labels[i]),
  );
}

/**
 * Share of strict preferences for which the margin has the right sign, with its 90% interval. Ties are left out.
 * @param group query of each pair, where pairs share queries. The interval is then wider.
 */
export function accuracy(margins: ArrayLike<number>, labels: ArrayLike<number>, group?: ArrayLike<number>): Estimate {
  const all = hits(margins, labels);
  const strict = Array.from(all, (_, i) => i).filter((i) => !Number.isNaN(all[i]));
  const own = strict.map((i) => all[i]);
  if (group === undefined)
    return wilson(
      own.reduce((sum, value) => sum + value, 0),
      own.length,
    );
  return shareByQuery(
    own,
    strict.map((i) => group[i]),
  );
}

/**
 * A share with its 90% interval where values share queries: Wilson's, with n divided by the design effect, the ratio of the variance by
 * query to p(1 − p)/n (Kish 1965).
 * @param values 0, ½ or 1. @param group query of each.
 */
export function shareByQuery(values: readonly number[], group: ArrayLike<number>): Estimate {
  const n = values.length;
  const right = values.reduce((sum, value) => sum + value, 0);
  const p = right / n;
  const variance = n === 0 ? Infinity : varianceByQuery(values, group);
  const effect = Number.isFinite(variance) && p > 0 && p < 1 ? Math.max(1, (variance * n) / (p * (1 - p))) : 1;
  return wilson(right / effect, n / effect);
}

/** Mean Bradley–Terry loss per pair, in nats; ln 2 by chance. */
export function meanLoss(margins: ArrayLike<number>, labels: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += pairLoss(margins[i], labels[i]);
  return sum / labels.length;
}

export interface Bin {
  readonly pairs: number;
  /** How many of them are predicted right; ½ for a margin of 0. */
  readonly right: number;
  /** Sum of their confidences. */
  readonly confidence: number;
}

/**
 * Pairs in ten bins of equal width by the model's confidence max(p, 1 − p) in [½, 1]. Ties are left out.
 * @param times how often each pair counts; once by default.
 */
export function reliabilityBins(
  margins: ArrayLike<number>,
  labels: ArrayLike<number>,
  times?: ArrayLike<number>,
): Bin[] {
  const bins = Array.from({ length: 10 }, () => ({ pairs: 0, right: 0, confidence: 0 }));
  for (let i = 0; i < labels.length; i++) {
    const h = hit(margins[i], labels[i]);
    if (Number.isNaN(h)) continue;
    const count = times?.[i] ?? 1;
    const confidence = sigmoid(Math.abs(margins[i]));
    const bin = bins[Math.min(9, Math.floor((confidence - 0.5) * 20))];
    bin.pairs += count;
    bin.right += count * h;
    bin.confidence += count * confidence;
  }
  return bins;
}

/**
 * Expected calibration error over ten bins: Σ (n_bin/n)·|share right − mean confidence|. Source: Naeini et al. 2015.
 * @param times how often each pair counts; once by default.
 */
export function expectedCalibrationError(
  margins: ArrayLike<number>,
  labels: ArrayLike<number>,
  times?: ArrayLike<number>,
): number {
  const bins = reliabilityBins(margins, labels, times);
  const n = bins.reduce((sum, { pairs }) => sum + pairs, 0);
  return bins.reduce((sum, { right, confidence }) => sum + Math.abs(right - confidence), 0) / n;
}
