/** Weighs the priors of every part of a training (priors/prior-choice.ts) where the pairs are elsewhere. */
import { surfaceStart } from "../features/feature-layout.ts";
import { differencesOf } from "../model/differences.ts";
import { rivalNats } from "../priors/length-rivals.ts";
import { worthTrying } from "../priors/prior-choice.ts";
import {
  LENGTH_VARIANCE,
  lengthHasShare,
  sharesOf,
  TEMPER,
  type JudgedPrior,
  type WeighedPrior,
} from "../priors/prior-shares.ts";
import type { TriedPrior } from "../priors/prior-trial.ts";
import { bestFirst, triedPriors } from "../priors/tried-priors.ts";
import type { PreferenceSet } from "../types.ts";
import { fitTogether, type Curvature, type SetFit } from "./fit-together.ts";
import type { LossTask, PairSums } from "./pair-sums.ts";
import type { Parameters } from "./parameters.ts";
import type { TrainingPart } from "./plan.ts";

/** Where many fits of a training run. */
export interface Fitting {
  readonly sums: PairSums;
  readonly parameters: Parameters;
  readonly curvature: Curvature;
  readonly onPass?: ((waiting: number) => void) | undefined;
}

/** Precision of a column that a fit must not use. */
const CLOSED = 1e12;

/** λ of a fit that uses the columns [from, to) alone, each with this variance. */
export const precisionOfColumns = (width: number, from: number, to: number, variance: number): Float64Array =>
  new Float64Array(width).fill(CLOSED).fill(1 / variance, from, to);

/** A prior with its place among those that were tried on the same pairs. */
type Judged = JudgedPrior & { readonly place: number };

/** Tries the candidates on some of a part's pairs. @param set those pairs, with features. */
export function triedOnSome(set: PreferenceSet, priors: readonly Float32Array[]): TriedPrior[] {
  const { dimension, group } = set;
  return worthTrying(triedPriors({ ...differencesOf(set, priors), dimension, group }, false));
}

/** @param tried by part. @returns the priors that have a share by part, largest share first. */
export async function weighTogether(
  parts: readonly TrainingPart[],
  tried: readonly (readonly TriedPrior[])[],
  { sums, parameters, curvature, onPass }: Fitting,
): Promise<readonly (readonly WeighedPrior[])[]> {
  const fits = parts.flatMap(({ halves }, p) =>
    halves.flatMap((half) =>
      tried[p].map(({ precision, mean, candidate: { noise } }): SetFit => ({
        ...half,
        precision,
        mean,
        noise,
        tolerance: 1,
      })),
    ),
  );
  const found = await fitTogether(fits, sums, parameters, curvature, onPass);
  let next = 0;
  const groups = parts.flatMap(({ halves }, p) =>
    halves.map(({ held }) =>
      tried[p].map(({ candidate: { noise } }): LossTask => {
        return { set: held, noise, weights: parameters.weights(found[next++].theta) };
      }),
    ),
  );
  const likelihoods = await sums.likelihoods(groups);
  const weighed: WeighedPrior[][] = [];
  let at = 0;
  for (const [p, part] of parts.entries()) {
    const own = part.halves.map(() => likelihoods[at++]);
    const many = tried[p].length;
    const count = part.halves.reduce((total, half) => total + half.count, 0);
    const sum = (k: number) => own.reduce((total, { sums: s }) => total + s[k], 0);
    const product = (k: number, l: number) => own.reduce((total, { products }) => total + products[k * many + l], 0);
    const judged = bestFirst(tried[p].map((prior, place): Judged => ({ ...prior, place, logLikelihood: sum(place) })));
    const errorOf = ({ place: k }: Judged, { place: l }: Judged) => {
      const squares = product(k, k) - 2 * product(k, l) + product(l, l);
      return Math.sqrt(Math.max(0, squares - (sum(k) - sum(l)) ** 2 / count));
    };
    const rivals = lengthHasShare(judged, errorOf) ? await rivalsOf(part, { sums, parameters, curvature, onPass }) : 0;
    weighed.push(sharesOf(judged, parameters.dimension, errorOf, rivals));
  }
  return weighed;
}

/** As priors/length-rivals.ts: each surface feature alone. */
async function rivalsOf(part: TrainingPart, { sums, parameters, curvature, onPass }: Fitting): Promise<number> {
  const { dimension, width } = parameters;
  const start = surfaceStart(dimension);
  const fits = Array.from({ length: dimension - start }, (_, j): SetFit => {
    const precision = precisionOfColumns(width, start + j, start + j + 1, LENGTH_VARIANCE);
    return { set: part.set, total: part.total, precision, tolerance: 1 };
  });
  const found = await fitTogether(fits, sums, parameters, curvature, onPass);
  return rivalNats(
    found.map(({ value }) => -value),
    TEMPER,
  );
}
