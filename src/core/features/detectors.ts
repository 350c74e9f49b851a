/**
 * Signs of damage: what a linear reward cannot say. People who choose between two decent answers never have to say that neither is beside
 * the query or out of order; a detector is near 0 on both, and grows where an answer is damaged:
 *
 *     fₖ = log(1 + exp(vₖ·x + cₖ))        x: all other features of φ, standardised
 *
 * vₖ is a logistic regression between damaged texts and texts that people wrote; cₖ puts all but a few of the latter below 0. Both are
 * constants kept with the encoder (scripts/lib/general/detectors.ts).
 */
import { dot } from "../math/vectors.ts";

/** A sign of damage, as it is shown to people. */
export interface DetectorName {
  readonly name: string;
  readonly why: string;
}

/** vₖ and cₖ. */
export interface Detector {
  readonly weights: ArrayLike<number>;
  readonly bias: number;
}

export const DETECTORS: readonly DetectorName[] = [
  { name: "off topic", why: "reads like an answer to another query" },
  { name: "disorder", why: "reads like words that are shuffled or thrown together" },
  { name: "says the query again", why: "reads like the query and no answer to it" },
  { name: "repetition", why: "reads like the same sentence again and again" },
  { name: "out of place", why: "reads as if a sentence in it spoilt the rest: an insult, an advertisement, nonsense" },
];

/** fₖ of each detector. @param x the other features of φ. */
export const detected = (x: ArrayLike<number>, detectors: readonly Detector[]): Float64Array =>
  Float64Array.from(detectors, ({ weights, bias }) => softplus(dot(weights, 0, x, 0, weights.length) + bias));

/** log(1 + eᶻ), without overflow. */
const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
