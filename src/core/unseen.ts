/**
 * Of how many responses a head would say something if it had not learnt from them: what a user meets on new ones.
 * Choice i is taken back by one Newton step from the fit (influence.ts), and from the covariance C as update.ts
 * brings one in. s = c·p(1 − p), d = φ(first) − φ(second), k = φᵀCd/(1 − s·dᵀCd):
 *
 *     R₋ᵢ(φ) = R(φ) − c(y − p)·k      v₋ᵢ(φ) = v(φ) + s·φᵀCd·k
 */
import { dot, sigmoid } from "./bradley-terry.ts";
import { choicesNeeded, isVague } from "./evidence.ts";
import type { Head } from "./head.ts";
import { symmetricTimes } from "./laplace.ts";
import { median } from "./metrics.ts";
import { scoreOf, scoreResponse } from "./score.ts";
import type { PreferenceSet } from "./types.ts";

/** Pairs that are looked at: spread evenly over the set, a millisecond each. */
const MOST_PAIRS = 50;

export interface Unseen {
  /** Share of the responses that get a number, 0 to 1. */
  readonly told: number;
  /** About how many choices in all the others take, their median; absent where every response gets a number. */
  readonly needed?: number;
}

export function unseenResponses(head: Head, set: PreferenceSet): Unseen {
  const pairs = set.label.length;
  const looked = Math.min(pairs, MOST_PAIRS);
  const scores = Array.from({ length: looked }, (_, k) => Math.floor((k * pairs) / looked)).flatMap((i) =>
    withoutOwnChoice(head, set, i),
  );
  const vague = scores.filter(isVague);
  const told = 1 - vague.length / scores.length;
  return vague.length === 0
    ? { told }
    : { told, needed: Math.ceil(median(vague.map((score) => choicesNeeded(head, score)))) };
}

function withoutOwnChoice(head: Head, { features, dimension, first, second, label, weight }: PreferenceSet, i: number) {
  const rows = [first[i], second[i]].map((row) => features.subarray(row * dimension, (row + 1) * dimension));
  const d = Float64Array.from(rows[0], (value, j) => value - rows[1][j]);
  const cd = symmetricTimes(head.covariance, d);
  const p = sigmoid(dot(head.weights, 0, d, 0, dimension));
  const curvature = weight[i] * p * (1 - p);
  const left = Math.max(Number.EPSILON, 1 - curvature * dot(d, 0, cd, 0, dimension));
  return rows.map((phi) => {
    const { reward, sd } = scoreResponse(head, phi);
    const along = dot(phi, 0, cd, 0, dimension) - dot(head.mean, 0, cd, 0, dimension);
    const taught = (weight[i] * (label[i] - p) * along) / left;
    return scoreOf(reward - taught, Math.sqrt(sd ** 2 + (curvature * along ** 2) / left));
  });
}
