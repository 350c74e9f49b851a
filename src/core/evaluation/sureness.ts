/**
 * Whether a head can tell which is better: of two responses by their margin Δ, of one response against the average one by its reward R.
 *
 *     z = |x| / sd          x: Δ or R in logits, sd: its posterior standard deviation
 *
 * Below a threshold the general head is right hardly more often than chance: such a pair is "close", such a response "about average". There
 * are two thresholds, so that a small edit does not switch between a number and none. Chosen on sets of people's choices that the head
 * had not seen: scripts/measure-abstention.ts, docs/decisions/094.
 */
import type { PairScore, Score } from "../model/score.ts";

/** The z from which something is sure that was not, and down to which it stays so. */
export const SURE = { from: 0.25, until: 0.2 } as const;

const sureness = (x: number, sd: number) => (x === 0 ? 0 : Math.abs(x) / sd);

/** z of a pair: how sure it is which of the two is better. */
export const surenessOfPair = ({ margin, sd }: Pick<PairScore, "margin" | "sd">): number => sureness(margin, sd);

/** z of a response: how sure it is whether the response is better than the average one. */
export const surenessOfScore = ({ reward, sd }: Pick<Score, "reward" | "sd">): number => sureness(reward, sd);

/** @param z as above. @param before whether the same place was sure before the last change. */
export const isSure = (z: number, before = false): boolean => z >= (before ? SURE.until : SURE.from);
