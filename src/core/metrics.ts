import { pairLoss, sigmoid } from "./bradley-terry.ts";
import type { Estimate } from "./types.ts";

/** Two-sided 90 % normal quantile: every interval of the product. */
export const Z90 = 1.6448536269514722;

/** Wilson's 90 % interval of a share: `hits` of n (hits may be halves). Source: Wilson 1927. */
export function wilson(hits: number, n: number): Estimate {
  if (n === 0) return { value: Number.NaN, low: 0, high: 1 };
  const p = hits / n;
  const z2 = Z90 * Z90;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z90 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { value: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** 1 where the sign of the margin agrees with a strict label, ½ at margin 0; NaN for a tie, which is no question. */
const hit = (margin: number, label: number) =>
  label === 0.5 ? Number.NaN : margin === 0 ? 0.5 : margin > 0 === label > 0.5 ? 1 : 0;

/** Share of strict preferences whose sign the margins have right, with its 90 % interval. Ties are left out. */
export function accuracy(margins: ArrayLike<number>, labels: ArrayLike<number>): Estimate {
  let hits = 0;
  let n = 0;
  for (let i = 0; i < labels.length; i++) {
    const h = hit(margins[i], labels[i]);
    if (Number.isNaN(h)) continue;
    hits += h;
    n++;
  }
  return wilson(hits, n);
}

/** Mean Bradley–Terry loss a pair, in nats; ln 2 is that of a coin. */
export function meanLoss(margins: ArrayLike<number>, labels: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += pairLoss(margins[i], labels[i]);
  return sum / labels.length;
}

/**
 * Expected calibration error: pairs are put into ten bins of equal width by the model's confidence
 * max(p, 1 − p) in [½, 1]; ECE = Σ (n_bin/n)·|share right − mean confidence|. Ties are left out.
 * Source: Naeini et al. 2015.
 */
export function expectedCalibrationError(margins: ArrayLike<number>, labels: ArrayLike<number>): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, right: 0, confidence: 0 }));
  let n = 0;
  for (let i = 0; i < labels.length; i++) {
    const h = hit(margins[i], labels[i]);
    if (Number.isNaN(h)) continue;
    const confidence = sigmoid(Math.abs(margins[i]));
    const bin = bins[Math.min(9, Math.floor((confidence - 0.5) * 20))];
    bin.n++;
    bin.right += h;
    bin.confidence += confidence;
    n++;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.confidence), 0) / n;
}
