/**
 * The priors that are tried on a set of choices, each fitted to them by prior-trial.ts. They differ in
 * where they start from (the weights of another head, or zero), in how large the encoder's part of a reward may be, in how
 * the surface features share theirs (evenly, by a ridge, or each with its own variance, because a taste for short answers needs
 * one feature and not all; automatic relevance determination, ARD), and in their share of label noise.
 */

export interface Candidate {
  /** Prior variance of the encoder's part of a reward, in logits², for standardised features. */
  readonly states: number;
  /** Prior variance of one surface feature's weight. */
  readonly surface: number;
  /** Whether each surface feature has a variance of its own (ARD), with the floor `surface`. */
  readonly relevance: boolean;
  /** Whether only the first surface feature, the length, has a variance. */
  readonly lengthOnly?: boolean;
  /** Prior variance that the length adds, divided among the features that are the length by another name (length-shares.ts). */
  readonly length?: number;
  /** ε: the share of choices that say the opposite of what was meant. */
  readonly noise: number;
  /** The prior's mean is αv, v the weights of the head of this number, α ~ N(1, `scale`); absent for a mean of 0. */
  readonly around?: { readonly head: number; readonly scale: number };
}

/** ε of the priors with label noise. */
export const NOISE = 0.1;
const STATES = [0.1, 0.4, 5];
const EVEN = [0.0003, 0.0015, 0.01];
/** b of relevances: they expect most weights to be near 0. */
const FLOOR = 0.001;

/** Without a mean and without noise; on features without surface features only the states differ. */
export function plainCandidates(surfaces: number): Candidate[] {
  return STATES.flatMap((states) => {
    const of = (relevance: boolean) => (surface: number) => ({ states, surface, relevance, noise: 0 });
    if (surfaces === 0) return [of(false)(1)];
    return [...EVEN.map(of(false)), of(true)(FLOOR)];
  });
}

/** Sizes of the difference from another head's weights: nearly none, and two cautious ridges. */
const NEAR = [
  { states: 0.003, surface: 0.00002 },
  { states: 0.05, surface: 0.0005 },
  { states: 0.2, surface: 0.002 },
];
/** Variance of α: little, or much. */
const [TIGHT, LOOSE] = [0.05, 0.5];
/** Variance that the length adds where α is loose: a person differs from others most often in how long a response should be (docs/decisions/101). */
const LENGTH = 0.2;
/** With relevances: α may well be 0, for a taste of one or two features. */
const FREE = 1;

/**
 * Around the weights of a head.
 * @param own what the choices are enough for: relevances, and a length of one's own.
 */
export function candidatesAround(
  head: number,
  surfaces: number,
  own: { readonly relevances: boolean; readonly length: boolean },
): Candidate[] {
  const of = (scale: number, more: Pick<Candidate, "length"> = {}) =>
    NEAR.map((size) => ({ ...size, ...more, relevance: false, noise: 0, around: { head, scale } }));
  const relevant = { states: 0.1, surface: FLOOR, relevance: true, noise: 0, around: { head, scale: FREE } };
  return [
    ...of(TIGHT),
    ...of(LOOSE, own.length && surfaces > 0 ? { length: LENGTH } : {}),
    ...(own.relevances && surfaces > 0 ? [relevant] : []),
  ];
}

/** Length alone. */
export const LENGTH_ALONE: Candidate = {
  states: 0.001,
  surface: 1,
  lengthOnly: true,
  relevance: false,
  noise: 0,
};
