import { describe, expect, it } from "vitest";
import { DIMENSION, FEATURE_BLOCKS, HIDDEN_SIZE } from "../../../src/core/feature-layout.ts";
import { surfaceFeatures } from "../../../src/core/surface-features.ts";
import { phiOf } from "../../../src/encoder/phi.ts";
import { clsState } from "../../../src/encoder/response-tokens.ts";

const text = { query: "What is ice?", response: "Frozen water." };
/** 6 tokens: the query is 1 and 2, the response 4. */
const positions = { query: [1, 3], response: [4, 5] } as const;
/** Token t, feature j: scale · (t + 1) · (j + 1). */
const states = (scale: number) =>
  Float32Array.from(
    { length: 6 * HIDDEN_SIZE },
    (_, i) => scale * (Math.floor(i / HIDDEN_SIZE) + 1) * ((i % HIDDEN_SIZE) + 1),
  );
const block = (phi: Float32Array, k: number) => {
  const { offset, length } = FEATURE_BLOCKS[k];
  return [...phi.subarray(offset, offset + length)];
};

describe("phiOf", () => {
  it("puts the response's means of both layers, the surface features and the cosine in their blocks", () => {
    const phi = phiOf(text, { query: [1, 3], response: [3, 5] }, states(1), states(2));
    expect(phi.length).toBe(DIMENSION);
    expect(block(phi, 0).slice(0, 3)).toEqual([4.5, 9, 13.5]); // tokens 3 and 4 hold 4 and 5 times (j + 1)
    expect(block(phi, 1).slice(0, 3)).toEqual([9, 18, 27]);
    expect(block(phi, 2)).toEqual([...Float32Array.from(surfaceFeatures(text.query, text.response))]);
    expect(block(phi, 3)[0]).toBeCloseTo(1, 6); // all tokens point the same way
  });

  it("has a cosine of −1 for opposite texts and of 0 where one has no token", () => {
    const opposite = states(1);
    for (let i = 4 * HIDDEN_SIZE; i < 5 * HIDDEN_SIZE; i++) opposite[i] *= -1;
    expect(block(phiOf(text, positions, states(1), opposite), 3)[0]).toBeCloseTo(-1, 6);
    const noQuery = phiOf({ ...text, query: "" }, { query: [1, 1], response: [2, 5] }, states(1), states(1));
    expect(block(noQuery, 3)).toEqual([0]);
    const noResponse = phiOf({ ...text, response: "" }, { query: [1, 3], response: [4, 4] }, states(1), states(1));
    expect([...block(noResponse, 0), ...block(noResponse, 1), ...block(noResponse, 3)].every((v) => v === 0)).toBe(
      true,
    );
    expect(noResponse.every(Number.isFinite)).toBe(true);
  });

  it("takes the cosine from the upper layer alone", () => {
    const lower = states(1);
    for (let i = HIDDEN_SIZE; i < 3 * HIDDEN_SIZE; i++) lower[i] *= -1; // the query's tokens
    expect(block(phiOf(text, positions, lower, states(1)), 3)[0]).toBeCloseTo(1, 6);
    expect(block(phiOf(text, positions, states(1), lower), 3)[0]).toBeCloseTo(-1, 6);
  });

  it("standardises by (φ − mean) · scale", () => {
    const raw = phiOf(text, positions, states(1), states(2));
    const mean = [...raw].map((value, j) => value - j);
    const phi = phiOf(text, positions, states(1), states(2), { mean, scale: new Array<number>(DIMENSION).fill(2) });
    phi.forEach((value, j) => expect(value).toBeCloseTo(2 * j, 2));
  });
});

describe("clsState", () => {
  it("is the first token's state in the upper layer, standardised by that layer's constants", () => {
    expect([...clsState(states(2)).slice(0, 3)]).toEqual([2, 4, 6]);
    const upper = FEATURE_BLOCKS[1].offset;
    const mean = Array.from({ length: DIMENSION }, (_, j) => (j < upper ? 100 : j - upper));
    const cls = clsState(states(2), { mean, scale: mean.map((_, j) => (j < upper ? 100 : 3)) });
    expect([...cls.slice(0, 3)]).toEqual([6, 9, 12]); // (2(j + 1) − j) · 3
    expect(cls).toHaveLength(HIDDEN_SIZE);
  });
});
