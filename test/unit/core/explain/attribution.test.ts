import { describe, expect, it } from "vitest";
import { attribute } from "../../../../src/core/explain/attribution.ts";
import { DIMENSION, NAMED_FEATURES, SURFACE } from "../../../../src/core/features/feature-layout.ts";
import type { Head } from "../../../../src/core/model/head.ts";
import { train } from "../../../../src/core/train.ts";
import { madePreferences, someCard } from "../synthetic.ts";

const set = madePreferences({ pairs: 12, dimension: DIMENSION });
const head = train(set, { card: someCard });
const phi = set.features.subarray(0, DIMENSION);
const sum = (parts: readonly { readonly part: number }[]) => parts.reduce((total, { part }) => total + part, 0);

describe("the parts of a reward", () => {
  it("sum to it, and those of the surface features to their block", () => {
    const { reward, blocks, surface } = attribute(head, phi);
    expect(Math.abs(reward)).toBeGreaterThan(1e-3);
    expect(Math.abs(sum(blocks) - reward)).toBeLessThan(1e-6);
    const block = blocks.find(({ name }) => name === "surface")!;
    expect(Math.abs(sum(surface) - block.part)).toBeLessThan(1e-9);
    expect(surface.map(({ name }) => name).sort()).toEqual(NAMED_FEATURES.map(({ name }) => name).sort());
  });

  it("are all of one feature where the response is average in the others", () => {
    const column = SURFACE.offset + 4;
    const odd = head.mean.slice();
    odd[column] += 2;
    const { surface, blocks } = attribute(head, odd);
    expect(surface[0]).toEqual({ name: NAMED_FEATURES[4].name, part: expect.closeTo(2 * head.weights[column], 5) });
    expect(surface.slice(1).every(({ part }) => part === 0)).toBe(true);
    expect(blocks.filter(({ part }) => part !== 0).map(({ name }) => name)).toEqual(["surface"]);
  });

  it("are refused of features without names", () => {
    const six: Head = { ...head, weights: new Float32Array(6), mean: new Float32Array(6) };
    expect(() => attribute(six, new Float32Array(6))).toThrow(/6 features/);
    expect(() => attribute(head, new Float32Array(6))).toThrow(RangeError);
  });
});
