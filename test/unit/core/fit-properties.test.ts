import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lossAndGradient, type Differences } from "../../../src/core/bradley-terry.ts";
import { minimise } from "../../../src/core/lbfgs.ts";
import { distance } from "./fixture.ts";

/** One pair: d, y, c. */
type Pair = readonly [d: readonly number[], label: number, weight: number];

const WIDTH = 4;
const RIDGE = Float64Array.of(1, 0.5, 2, 4);
const pair: fc.Arbitrary<Pair> = fc.tuple(
  fc
    .array(fc.integer({ min: -192, max: 192 }), { minLength: WIDTH, maxLength: WIDTH })
    .map((d) => d.map((x) => x / 64)),
  fc.constantFrom(0, 0.25, 0.5, 1),
  fc.constantFrom(0, 0.5, 1, 2),
);
const pairs = fc.array(pair, { minLength: 1, maxLength: 12 });

const differences = (list: readonly Pair[]): Differences => ({
  rows: Float32Array.from(list.flatMap(([d]) => d)),
  width: WIDTH,
  label: Float64Array.from(list, ([, label]) => label),
  weight: Float64Array.from(list, ([, , weight]) => weight),
});

/** The minimum to about 1e-9: the ridge is 0.5 at least, so that w is no further off than twice the gradient. */
const weights = (list: readonly Pair[]) => {
  const set = differences(list);
  const options = { tolerance: 1e-9 };
  const found = minimise((w, g) => lossAndGradient(set, RIDGE, w, g), new Float64Array(WIDTH), options);
  return found.theta;
};
const CLOSE = 1e-6;

describe("the minimum, of any choices", () => {
  it("is where the gradient vanishes", () =>
    fc.assert(
      fc.property(pairs, (list) => {
        const gradient = new Float64Array(WIDTH);
        lossAndGradient(differences(list), RIDGE, weights(list), gradient);
        expect(distance(gradient, new Float64Array(WIDTH))).toBeLessThan(CLOSE);
      }),
    ));

  it("stays when responses are swapped together with the choice", () =>
    fc.assert(
      fc.property(pairs, fc.nat(), (list, which) => {
        const swapped = list.map(([d, y, c], i): Pair => ((which >> i) & 1 ? [d.map((x) => -x), 1 - y, c] : [d, y, c]));
        expect(distance(weights(swapped), weights(list))).toBeLessThan(CLOSE);
      }),
    ));

  it("takes a choice made twice for one of twice the weight, and one of weight 0 for none", () =>
    fc.assert(
      fc.property(pairs, pair, (list, [d, y, c]) => {
        const [twice, heavier] = [weights([...list, [d, y, c], [d, y, c]]), weights([...list, [d, y, 2 * c]])];
        expect(distance(twice, heavier)).toBeLessThan(CLOSE);
        expect(distance(weights([...list, [d, y, 0]]), weights(list))).toBeLessThan(CLOSE);
      }),
    ));

  it("does not depend on the order of the choices", () =>
    fc.assert(
      fc.property(
        pairs.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, mixed]) => void expect(distance(weights(mixed), weights(list))).toBeLessThan(CLOSE),
      ),
    ));

  it("turns round with every choice, and is the same bits each time", () =>
    fc.assert(
      fc.property(pairs, (list) => {
        const against = weights(list.map(([d, y, c]): Pair => [d, 1 - y, c]));
        const opposite = weights(list).map((w) => -w);
        expect(distance(against, opposite)).toBeLessThan(CLOSE);
        expect(weights(list)).toEqual(weights(list));
      }),
    ));
});
