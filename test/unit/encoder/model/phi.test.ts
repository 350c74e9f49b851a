import { describe, expect, it } from "vitest";
import {
  COSINE,
  DIMENSION,
  EDGE,
  HIDDEN_SIZE,
  POOLED,
  RAW_DIMENSION,
  STATES,
  SURFACE,
} from "../../../../src/core/features/feature-layout.ts";
import { surfaceFeatures } from "../../../../src/core/features/surface-features.ts";
import {
  rawFeatures,
  standardised,
  windowSums,
  type Span,
  type Standardisation,
  type States,
} from "../../../../src/encoder/model/phi.ts";
import { clsState, poolWeights, tokenValues, windowProducts } from "../../../../src/encoder/text/response-tokens.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";

const text = { query: "What is ice?", response: "Frozen water." };
const TOKENS = 80;
/** Token t, number j: scale · (t + 1) · (j + 1). */
const ramp = (scale: number) =>
  Float32Array.from(
    { length: TOKENS * HIDDEN_SIZE },
    (_, i) => scale * (Math.floor(i / HIDDEN_SIZE) + 1) * ((i % HIDDEN_SIZE) + 1),
  );
const states: States = { lower: ramp(1), upper: ramp(10) };
/** Features of a response that is read in one pass. */
const onePass = (of: typeof text, query: Span, response: Span, read: States) =>
  rawFeatures(of, [windowSums({ query, response }, read)]);
/** Number j of a pool. */
const pool = (raw: Float64Array, i: number, j: number) => raw[i * HIDDEN_SIZE + j];

describe("rawFeatures", () => {
  it("are means over the response, its opening in the upper and its ending in the lower layer", () => {
    const raw = onePass(text, [1, 3], [4, 74], states); // tokens count 5 to 74
    expect(raw.length).toBe(RAW_DIMENSION);
    const mean = (from: number, to: number) => (from + to) / 2;
    for (const j of [0, 1, HIDDEN_SIZE - 1]) {
      expect(pool(raw, 0, j)).toBeCloseTo(mean(5, 74) * (j + 1), 3);
      expect(pool(raw, 1, j)).toBeCloseTo(10 * mean(5, 74) * (j + 1), 2);
      expect(pool(raw, 2, j)).toBeCloseTo(10 * mean(5, 4 + EDGE) * (j + 1), 2);
      expect(pool(raw, 3, j)).toBeCloseTo(mean(75 - EDGE, 74) * (j + 1), 3);
    }
    expect([...raw.subarray(POOLED, RAW_DIMENSION - 1)]).toEqual([...surfaceFeatures(text.query, text.response)]);
    expect(raw[RAW_DIMENSION - 1]).toBeCloseTo(1, 6); // all tokens point the same way
  });

  it("have in the opening and the ending of a short response all of it", () => {
    const raw = onePass(text, [1, 3], [4, 6], states);
    for (const j of [0, 7]) {
      expect(pool(raw, 2, j)).toBe(pool(raw, 1, j));
      expect(pool(raw, 3, j)).toBe(pool(raw, 0, j));
    }
  });

  it("have a cosine of −1 for opposite texts, by the upper layer alone, and of 0 where one has no token", () => {
    const opposite = ramp(1);
    for (let i = 4 * HIDDEN_SIZE; i < 5 * HIDDEN_SIZE; i++) opposite[i] *= -1;
    const cosine = (query: readonly [number, number], response: readonly [number, number], given: Partial<States>) =>
      onePass(text, query, response, { ...states, ...given })[RAW_DIMENSION - 1];
    expect(cosine([1, 3], [4, 5], { upper: opposite })).toBeCloseTo(-1, 6);
    expect(cosine([1, 3], [4, 5], { lower: opposite })).toBeCloseTo(1, 6);
    expect(cosine([1, 1], [2, 5], {})).toBe(0);
    expect(cosine([1, 3], [4, 4], {})).toBe(0);
    const none = onePass({ ...text, response: "" }, [1, 3], [4, 4], states);
    expect(none.every((value) => value === 0)).toBe(true);
  });
});

const random = seededRandom(3);
const drawn = (length: number) => Float32Array.from({ length }, () => random() - 0.5);
const standard: Standardisation = {
  directions: drawn(STATES.length * POOLED),
  mean: [...drawn(DIMENSION)],
  scale: Array.from(drawn(DIMENSION), Math.abs),
  detectors: [],
};
const some: States = { lower: drawn(TOKENS * HIDDEN_SIZE), upper: drawn(TOKENS * HIDDEN_SIZE) };

describe("standardised", () => {
  it("is (x − mean) · scale, x the pools along each direction and the other features as they are", () => {
    const raw = Float64Array.from({ length: RAW_DIMENSION }, (_, k) => k % 7);
    const directions = new Float32Array(STATES.length * POOLED);
    for (let j = 0; j < STATES.length; j++) directions[j * POOLED + 3 * j + 1] = 2;
    const mean = Array.from({ length: DIMENSION }, (_, j) => j % 3);
    const phi = standardised(raw, { directions, mean, scale: new Array<number>(DIMENSION).fill(4), detectors: [] });
    expect(phi.length).toBe(DIMENSION);
    expect(phi[5]).toBe(4 * (2 * (16 % 7) - 2));
    expect(phi[SURFACE.offset + 2]).toBe(4 * (((POOLED + 2) % 7) - ((SURFACE.offset + 2) % 3)));
    expect(phi[COSINE.offset]).toBe(4 * (((RAW_DIMENSION - 1) % 7) - (COSINE.offset % 3)));
  });
});

describe("a response in windows", () => {
  /** The windows of one pass cut in two, as if each had been read alone with the same states. */
  const windows = [
    { query: [1, 3], response: [4, 44] },
    { query: [1, 3], response: [44, 79] },
  ] as const;

  it("has the means over all tokens of all windows, its opening in the first and its ending in the last", () => {
    const whole = onePass(text, [1, 3], [4, 79], some);
    const parts = rawFeatures(
      text,
      windows.map((window) => windowSums(window, some)),
    );
    whole.forEach((value, k) => expect(parts[k]).toBeCloseTo(value, 6));
  });

  it("has in each token what it adds, whichever window it is in", () => {
    const weights = drawn(STATES.length);
    const products = (window: Span) => windowProducts(window, some, poolWeights(weights, standard));
    const whole = tokenValues([products([4, 79])], weights, standard);
    const parts = tokenValues(
      windows.map(({ response }) => products(response)),
      weights,
      standard,
    );
    expect(parts).toHaveLength(75);
    whole.forEach((value, t) => expect(parts[t]).toBeCloseTo(value, 9));
  });
});

describe("tokenValues", () => {
  const valuesOf = (response: Span, weights: Float32Array, constants = standard) =>
    tokenValues([windowProducts(response, some, poolWeights(weights, constants))], weights, constants);

  it.each([[3, 70] as const, [3, 20] as const, [5, 6] as const])(
    "have w·φ for their mean, tokens %i to %i",
    (from, to) => {
      const weights = drawn(STATES.length);
      const phi = standardised(onePass(text, [1, 2], [from, to], some), standard);
      const values = valuesOf([from, to], weights);
      expect(values).toHaveLength(to - from);
      const expected = weights.reduce((sum, w, j) => sum + w * phi[j], 0);
      expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(expected, 4);
    },
  );

  it("let a token of the opening alone count there", () => {
    const weights = new Float32Array(STATES.length).fill(0);
    weights[0] = 1;
    const opening = new Float32Array(STATES.length * POOLED);
    opening[2 * HIDDEN_SIZE] = 1; // the first number of the opening
    const plain = { ...standard, directions: opening, mean: standard.mean.map(() => 0) };
    expect(valuesOf([3, 70], weights, plain).every((value, t) => (value !== 0) === t < EDGE)).toBe(true);
  });

  it("are absent for a response without tokens", () => {
    expect(valuesOf([4, 4], drawn(STATES.length))).toHaveLength(0);
  });
});

describe("clsState", () => {
  it("is what the states of a text of that one token are", () => {
    const alone = standardised(onePass(text, [1, 2], [0, 1], some), standard);
    const cls = clsState(some, standard);
    expect(cls).toHaveLength(STATES.length);
    cls.forEach((value, j) => expect(value).toBeCloseTo(alone[j], 4));
  });
});
