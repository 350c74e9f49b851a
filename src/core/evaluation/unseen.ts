/**
 * How many responses would get a number if the head had not learned from them, as an estimate for new responses. For each
 * response its own choice is left out (influence.ts) of its reward and its variance.
 */
import { dot } from "../math/vectors.ts";
import { choicesNeeded, isVague } from "./evidence.ts";
import type { Head } from "../model/head.ts";
import type { Unseen } from "../model/head-evaluation.ts";
import { leaveOneOut } from "../explain/influence.ts";
import { median } from "../math/statistics.ts";
import { scoreOf, scoreResponse } from "../model/score.ts";
import type { PreferenceSet } from "../types.ts";

/** Pairs that are used, spread evenly over the set; each takes about a millisecond. */
const MOST_PAIRS = 50;

/** Which of so many pairs are used, by index. */
export function unseenPairs(pairs: number): Int32Array {
  const looked = Math.min(pairs, MOST_PAIRS);
  return Int32Array.from({ length: looked }, (_, k) => Math.floor((k * pairs) / looked));
}

export function unseenResponses(head: Head, set: PreferenceSet): Unseen {
  const scores = [...unseenPairs(set.label.length)].flatMap((i) => withoutOwnChoice(head, set, i));
  const vague = scores.filter(isVague);
  const scoredShare = 1 - vague.length / scores.length;
  if (vague.length === 0) return { scoredShare };
  return { scoredShare, needed: Math.ceil(median(vague.map((score) => choicesNeeded(head, score)))) };
}

function withoutOwnChoice(head: Head, set: PreferenceSet, i: number) {
  const { features, dimension } = set;
  const { direction, pull, varianceGain } = leaveOneOut(head, set, i);
  return [set.first[i], set.second[i]].map((row) => {
    const phi = features.subarray(row * dimension, (row + 1) * dimension);
    const { reward, sd } = scoreResponse(head, phi);
    const along = dot(direction, 0, phi, 0, dimension) - dot(direction, 0, head.mean, 0, dimension);
    return scoreOf(reward - pull * along, Math.sqrt(sd ** 2 + varianceGain * along ** 2));
  });
}
