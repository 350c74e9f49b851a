/** What a training found out about its head, on choices that the head of each fold has not seen. */
import { calibrationWithin, reliability, type ReliabilityBin } from "./calibration.ts";
import type { ChoiceFacts } from "../choosing/choice-facts.ts";
import type { CrossvalidateResult } from "./crossvalidate.ts";
import { pairLoss } from "../model/bradley-terry.ts";
import { meanByQuery } from "./mean-by-query.ts";
import { reliabilityBins } from "./metrics.ts";
import { compareOnPairs, type Comparison } from "./paired-test.ts";
import { surfaceShares } from "../explain/surface-shares.ts";
import { selfConsistency, type SelfConsistency } from "../choosing/self-consistency.ts";
import type { Estimate, PreferenceSet } from "../types.ts";
import * as warn from "./warnings.ts";

/** A head that the new one is compared with. */
export interface PreviousHead {
  /** For people. */
  readonly name: string;
  /** Its Δ of each pair, NaN for pairs whose query its own choices were about, n. */
  readonly margins: Float64Array;
}

export interface HeadReport {
  readonly accuracy: Estimate;
  readonly lengthBaseline: Estimate;
  /** Held-out accuracy of the surface features alone, on the same folds; absent from older cards. */
  readonly surfaceBaseline?: Estimate;
  /** Nats a choice. */
  readonly loss: Estimate;
  readonly ece: Estimate;
  readonly reliability: readonly ReliabilityBin[];
  /** Absent where the comparison has no pair. */
  readonly againstLength?: Comparison;
  readonly againstPrevious?: Comparison & { readonly name: string };
  readonly selfConsistency?: SelfConsistency;
  readonly warnings: readonly (warn.Warning | warn.WrittenWarning)[];
}

/**
 * @param found the held-out margins of the set.
 * @param facts what the log knows of the choices, where they come from one.
 * @param weights w of the head that was fitted to the set, D: without them nothing is said about what decides.
 */
export function reportOf(
  set: PreferenceSet,
  found: CrossvalidateResult,
  facts?: ChoiceFacts,
  previous?: PreviousHead,
  weights?: ArrayLike<number>,
): HeadReport {
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
    reliability: reliability(reliabilityBins(margins, label)),
    ...(againstLength && { againstLength }),
    ...(previous && against && { againstPrevious: { ...against, name: previous.name } }),
    ...(consistency && { selfConsistency: consistency }),
    warnings: [
      ...warn.lengthWarning(set, found.lengthBaseline, againstLength),
      ...(weights ? warn.shortcutWarning(surfaceShares(set, weights), found.surfaceBaseline) : []),
      ...warn.queryWarnings(set),
      ...(facts ? warn.orderWarning(facts) : []),
      ...warn.identicalWarning(set),
      ...warn.contradictionWarning(set),
    ],
  };
}
