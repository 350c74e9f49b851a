import type { HeadCard } from "../core/model/head.ts";
import { histogram, type HistogramBin } from "../core/math/histogram.ts";
import type { LearningPoint, LossTrace, TrainingReport } from "../core/model/training-report.ts";
import { projectAccuracy } from "../core/evaluation/learning-curve.ts";
import { reliability, type BoundedBin } from "../core/evaluation/calibration.ts";
import type { Estimate } from "../core/types.ts";
import { dotsOf, type MarginDots, type When } from "./dots.ts";

/** What 50 more choices would likely bring, if the trend continues. */
export const MORE_CHOICES = 50;
const MOST_BINS = 24;

/** Rewards of the responses that were preferred, and of the others, in the same bins. */
export type RewardBin = HistogramBin;

/** Everything that is drawn of a head, small enough to be sent whatever the number of choices. */
export interface ModelFigures {
  readonly losses: readonly LossTrace[];
  /** Before, held out, after; empty where there is no strict preference. */
  readonly margins: readonly MarginDots[];
  readonly ties: number;
  readonly reliability: readonly BoundedBin[];
  /** counts: [preferred, the others]. */
  readonly rewards: readonly RewardBin[];
  /** The last point is the head's own held-out accuracy. */
  readonly learning: readonly LearningPoint[];
  /** Accuracy after MORE_CHOICES more. */
  readonly projection?: Estimate | undefined;
}

/** The figures of a head from its card and what its training showed. */
export function modelFigures(card: HeadCard, report: TrainingReport): ModelFigures {
  const { label, rewards, heldOut, losses, learning } = report;
  const margins = headMargins(report);
  const preferred: number[] = [];
  const other: number[] = [];
  label.forEach((y, i) => {
    if (y === 0.5) return;
    const [chosen, rejected] = y > 0.5 ? [rewards.first[i], rewards.second[i]] : [rewards.second[i], rewards.first[i]];
    preferred.push(chosen);
    other.push(rejected);
  });
  const whole = [...learning, ...(learning.length > 0 ? [ownPoint(card)] : [])];
  return {
    losses,
    margins: margins.map(([when, all]) => dotsOf(when, all, label)).filter(({ choices }) => choices > 0),
    ties: label.filter((y) => y === 0.5).length,
    reliability: reliability(heldOut, label),
    rewards: histogram([preferred, other], MOST_BINS),
    learning: whole,
    projection: projectAccuracy(whole, MORE_CHOICES),
  };
}

/** R(first) − R(second) of every choice by the head before, where there was one, by heads that had not seen it, and by the head. */
export function headMargins({ before, heldOut, rewards }: TrainingReport): [When, readonly number[]][] {
  const after = rewards.first.map((reward, i) => reward - rewards.second[i]);
  return [
    ...(before ? [["before", before.margins] as [When, readonly number[]]] : []),
    ["held out", heldOut],
    ["after", after],
  ];
}

/** The head's own held-out accuracy: each fold's head was trained on the choices of the others. */
function ownPoint({ pairs, queries, heldOutAccuracy, heldOutInterval: [low, high] }: HeadCard): LearningPoint {
  const folds = queries < 10 ? queries : 5;
  return { choices: Math.round((pairs * (folds - 1)) / folds), accuracy: { value: heldOutAccuracy, low, high } };
}
