/**
 * How many responses are unlike those of a head's training: their reward has so large a posterior variance xᵀCx, x = φ − φ̄, which is their leverage, that the
 * interval of their score says nothing (evidence.ts).
 */
import { scoreResponse } from "../model/score.ts";
import type { Head } from "../model/head.ts";
import type { Estimate } from "../types.ts";
import { isVague } from "./evidence.ts";
import { shareByQuery } from "./metrics.ts";

export interface Drift {
  /** Share of responses that are unlike, with its 90% interval: responses to one query are not independent. */
  readonly share: Estimate;
  /** Places of those, the most unlike first. */
  readonly unlike: readonly number[];
}

/** @param phis φ of each response. @param group query of each. */
export function driftOf(head: Head, phis: readonly Float32Array[], group: ArrayLike<number>): Drift {
  const scores = phis.map((phi) => scoreResponse(head, phi));
  const vague = scores.map((score) => isVague(score));
  const places = [...scores.keys()].filter((i) => vague[i]).sort((a, b) => scores[b].sd - scores[a].sd);
  return { share: shareByQuery(vague.map(Number), group), unlike: places };
}
