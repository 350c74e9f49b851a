/**
 * How much of a head's margins each surface feature decides, over the pairs of a set:
 *
 *     share of j = Σᵢ cᵢ wⱼdᵢⱼ sign(Δᵢ) / Σᵢ cᵢ|Δᵢ|          Δᵢ = w·dᵢ
 *
 * The shares of all features of a head sum to 1. One that mostly works against the others has a share below 0.
 */
import { dot } from "../model/bradley-terry.ts";
import { NAMED_FEATURES, SURFACE, surfaceStart } from "../features/feature-layout.ts";
import type { PreferenceSet } from "../types.ts";

export interface SurfaceShare {
  /** For people. */
  readonly name: string;
  readonly share: number;
}

/** Names that say more to people than the short ones of an explanation's table. */
const PLAIN_NAMES: ReadonlyMap<string, string> = new Map([
  ["words", "length"],
  ["markup", "bold text and other markup"],
  ["exclamations", "exclamation marks"],
  ["questions", "question marks"],
  ["asides", "brackets and dashes"],
  ["quotes", "quotation marks"],
  ["paragraphs", "blank lines"],
  ["capitals", "capital letters"],
  ["ends asking", "a question at the end"],
  ["unfinished", "a last sentence that is cut off"],
  ["refusal", "apologies and refusals"],
  ["opens with I", "“I” as the first word"],
  ["opens with assent", "“yes”, “sure” or the like as the first word"],
  ["past tense", "words in -ed"],
  ["-ing", "words in -ing"],
  ["adverbs", "words in -ly"],
  ["overlap", "words of the query"],
  ["new words", "words that the query does not have"],
  ["variety", "variety of words"],
  ["opening length", "length of the first sentence"],
  ["opening echo", "words of the query in the first sentence"],
  ["echo", "words of the query"],
  ["opens with -ing", "a first word in -ing"],
  ["local variety", "variety of words nearby"],
  ["repeated pairs", "repeated pairs of words"],
  ["repeated threes", "repeated runs of three words"],
  ["sentences on you", "sentences that begin with “you”"],
  ["sentences on I", "sentences that begin with “I”"],
  ["sentences on it", "sentences that begin with “it” or “this”"],
  ["rhythm", "sentences of different lengths"],
  ["figure first", "a number at the start where one is asked for"],
  ["name first", "a name at the start where one is asked for"],
  ["figures asked for", "numbers where one is asked for"],
  ["names asked for", "names where one is asked for"],
  ["length of a fact", "length where a fact is asked for"],
  ["we", "“we” and “us”"],
  ["copied", "runs of words copied from the query"],
  ["lone sentences", "sentences that share no word with the others"],
  ["insults", "insults to the reader"],
]);

/**
 * The surface features' shares, largest first.
 * @param weights w, D. @returns none for a layout without surface features, or where every margin is 0.
 */
export function surfaceShares(set: PreferenceSet, weights: ArrayLike<number>): SurfaceShare[] {
  const { features, dimension, first, second, weight } = set;
  if (surfaceStart(dimension) === dimension) return [];
  const sums = new Float64Array(SURFACE.length);
  let total = 0;
  weight.forEach((c, i) => {
    const [a, b] = [first[i] * dimension, second[i] * dimension];
    const margin = dot(features, a, weights, 0, dimension) - dot(features, b, weights, 0, dimension);
    total += c * Math.abs(margin);
    for (let j = 0, at = SURFACE.offset; j < sums.length; j++, at++)
      sums[j] += c * Math.sign(margin) * weights[at] * (features[a + at] - features[b + at]);
  });
  if (!(total > 0)) return [];
  return NAMED_FEATURES.map(({ name }, j) => ({
    name: PLAIN_NAMES.get(name) ?? name,
    share: sums[j] / total,
  })).sort((p, q) => q.share - p.share);
}
