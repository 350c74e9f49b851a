/** Evaluates a head on held-out choices: each was predicted by a fold's head that was not trained on its query. */
import { calibrationWithin, reliability } from "./calibration.ts";
import type { HeadEvaluation } from "../model/head-evaluation.ts";
import type { ChoiceFacts, PreferenceSet } from "../types.ts";
import type { CrossvalidateResult } from "./crossvalidate.ts";
import { pairLoss } from "../model/bradley-terry.ts";
import { meanByQuery } from "./mean-by-query.ts";
import { compareOnPairs } from "./paired-test.ts";
import { surfaceShares, type SurfaceShare } from "../explain/surface-shares.ts";
import { selfConsistency } from "../choosing/self-consistency.ts";
import * as warn from "./warnings.ts";

/** A head that the new one is compared with. */
export interface PreviousHead {
  /** Shown to people. */
  readonly name: string;
  /** Its Δ of each pair, NaN for pairs whose query it was trained on, n. */
  readonly margins: Float64Array;
}

/**
 * Computes the figures and warnings of a head's card.
 * @param found the held-out margins of the set.
 * @param facts what the log knows of the choices, where they come from one.
 * @param weights w of the head that was fitted to the set, D; without them there is no warning of a shortcut.
 */
export function evaluateHead(
  set: PreferenceSet,
  found: CrossvalidateResult,
  facts?: ChoiceFacts,
  previous?: PreviousHead,
  weights?: ArrayLike<number>,
): HeadEvaluation {
  return evaluationOf(set, found, {
    ...(facts && { facts }),
    ...(previous && { previous }),
    shares: weights ? surfaceShares(set, weights) : [],
    identical: warn.identicalInputs(set),
  });
}

export interface EvaluationFacts {
  readonly facts?: ChoiceFacts | undefined;
  readonly previous?: PreviousHead | undefined;
  /** The surface features' shares of the margins, largest first; empty without weights. */
  readonly shares: readonly SurfaceShare[];
  /** Pairs of different responses whose encoder states are the same. */
  readonly identical: number;
}

/** The same where the features are elsewhere. */
export function evaluationOf(
  set: Omit<PreferenceSet, "features">,
  found: CrossvalidateResult,
  { facts, previous, shares, identical }: EvaluationFacts,
): HeadEvaluation {
  const { label, group } = set;
  const { margins } = found;
  const againstLength = compareOnPairs(margins, found.lengthMargins, label, group);
  const against = previous && compareOnPairs(margins, previous.margins, label, group);
  const consistency = facts && selfConsistency(facts.same, facts.repeats);
  const losses = label.map((y, i) => pairLoss(margins[i], y));
  const loss = meanByQuery(losses, group);
  return {
    accuracy: found.accuracy,
    lengthBaseline: found.lengthBaseline,
    ...(found.surfaceBaseline && { surfaceBaseline: found.surfaceBaseline }),
    loss: { ...loss, low: Math.max(0, loss.low) },
    ece: calibrationWithin(margins, label, group),
    reliability: reliability(margins, label).map(({ pairs, confidence, right }) => ({ pairs, confidence, right })),
    ...(againstLength && { againstLength }),
    ...(previous && against && { againstPrevious: { ...against, name: previous.name } }),
    ...(consistency && { selfConsistency: consistency }),
    warnings: [
      ...warn.lengthWarning(set, found.lengthBaseline, againstLength),
      ...warn.shortcutWarning(shares, found.surfaceBaseline),
      ...warn.queryWarnings(set),
      ...(facts ? warn.orderWarning(facts) : []),
      ...warn.identicalWarning(identical, label.length),
      ...warn.contradictionWarning(set),
    ],
  };
}
