/** The detectors of damage (src/core/features/detectors.ts), found on made pairs and on texts of people. */
import { DETECTORS, type Detector } from "../../../src/core/features/detectors.ts";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import { seededRandom, shuffled } from "../../../src/core/math/random.ts";
import type { Differences } from "../../../src/core/model/bradley-terry.ts";
import { dot } from "../../../src/core/math/vectors.ts";
import { consecutive } from "../../../src/core/model/differences.ts";
import { addedPart } from "../../../src/core/priors/added-part.ts";
import { isHeldOut, type MadePair } from "./made-pairs.ts";
import type { PeopleSet } from "../measure/people.ts";
import { SOURCES } from "./sources.ts";

/** What each detector, by its place in DETECTORS, separates from what people wrote. */
export const DAMAGE_OF: readonly (readonly MadePair["kind"][])[] = [
  ["on-topic"],
  ["shuffle", "salad"],
  ["echo"],
  ["repeat", "again"],
  ["insert"],
];
/** Texts of each set at most. */
const MOST_OF_A_SET = 1200;
/** Weight of all damaged texts, of the answers that they were made from, and of people's other texts. */
const WEIGHT = { damaged: 1000, whole: 1000, people: 6000 };
const RIDGE = 10;
/** Share of people's texts whose z is below 0. */
const BELOW = 0.999;

interface Text {
  readonly query: string;
  readonly response: string;
}

/** Texts of people that no damage is measured on, of sets whose licence allows it; no labels. */
function peopleTexts(sets: readonly PeopleSet[]): Text[] {
  const random = seededRandom(5);
  return sets
    .filter(({ name }) => SOURCES[name].licence !== "none")
    .flatMap(({ pairs }) => {
      const texts = pairs
        .filter(({ query }) => !isHeldOut(query))
        .flatMap(({ query, first, second }) => [first, second].map((response) => ({ query, response })));
      return shuffled(texts, random).slice(0, MOST_OF_A_SET);
    });
}

/** @param phi of a text, D, 0 at the signs of damage. */
export function detectorsOf(
  sets: readonly PeopleSet[],
  made: readonly MadePair[],
  phi: (query: string, response: string) => Float32Array,
): Detector[] {
  const people = peopleTexts(sets).map(({ query, response }) => phi(query, response));
  return DETECTORS.map((_, k) => {
    const pairs = made.filter(({ kind, heldOut }) => DAMAGE_OF[k].includes(kind) && !heldOut);
    const damaged = pairs.map(({ query, second }) => phi(query, second));
    const whole = pairs.map(({ query, first }) => phi(query, first));
    const parts = [damaged, whole, people];
    const theta = logistic(
      parts.flat(),
      parts.flatMap((rows, i) => rows.map(() => (i === 0 ? 1 : 0))),
      parts.flatMap((rows, i) => rows.map(() => Object.values(WEIGHT)[i] / rows.length)),
    );
    const weights = [...theta.subarray(0, DIMENSION)].map((w) => Number(w.toPrecision(6)));
    const z = people.map((x) => dot(weights, 0, x, 0, DIMENSION)).sort((a, b) => a - b);
    return { weights, bias: Number((-z[Math.floor(BELOW * z.length)]).toPrecision(6)) };
  });
}

/** Weights and intercept of a ridge logistic regression: a part added to nothing, whose "pairs" are the rows themselves. */
function logistic(rows: readonly Float32Array[], label: readonly number[], weight: readonly number[]): Float64Array {
  const width = DIMENSION + 1;
  const all = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    all.set(row, i * width);
    all[i * width + DIMENSION] = 1;
  });
  const set: Differences = {
    ...{ rows: all, width, at: consecutive(rows.length) },
    ...{ label: Float64Array.from(label), weight: Float64Array.from(weight) },
  };
  return addedPart(new Float64Array(width), set, [], { ridge: new Float64Array(width).fill(RIDGE), keep: 0 });
}
