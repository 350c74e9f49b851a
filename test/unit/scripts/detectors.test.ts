import { describe, expect, it } from "vitest";
import { detectorsOf } from "../../../scripts/lib/general/detectors.ts";
import { isHeldOut, madePairs } from "../../../scripts/lib/general/made-pairs.ts";
import type { PeopleSet } from "../../../scripts/lib/measure/people.ts";
import { detected } from "../../../src/core/features/detectors.ts";
import { DETECTED, DIMENSION, SURFACE } from "../../../src/core/features/feature-layout.ts";

const set: PeopleSet = {
  ...{ name: "oasst-100", named: false },
  pairs: Array.from({ length: 280 }, (_, i) => ({
    ...{ query: `Question number ${i}?`, group: `${i}` },
    first: `The better answer to number ${i} has words. It has a second sentence. And a third one.`,
    second: `A worse one, ${i}, that is still an answer.`,
    votes: [{ annotator: "a", label: 1 }],
  })),
};
const made = madePairs([set]);

/** A stand-in for φ: one column says whether the text is repeated, the others are the same for all. */
const phi = (_query: string, response: string) => {
  const x = new Float32Array(DIMENSION);
  x[SURFACE.offset] = response.split("The better answer").length > 3 ? 3 : 0;
  return x;
};

describe("detectors made from damage", () => {
  const detectors = detectorsOf([set], made, phi);
  const values = (query: string, response: string) => detected(phi(query, response), detectors);
  const repetition = 3;

  it("tell a damage that shows in some feature, on queries that they were not made from", () => {
    const held = made.filter(({ heldOut, kind }) => heldOut && kind === "repeat");
    expect(held.length).toBeGreaterThan(3);
    for (const { query, first, second } of held)
      expect(values(query, second)[repetition]).toBeGreaterThan(values(query, first)[repetition] + 1);
  });

  it("tell an answer that is said twice, which nothing but an answer said again teaches", () => {
    const timesOf = (text: string) => text.split("The better answer").length - 1;
    const twice = (_query: string, response: string) => {
      const x = new Float32Array(DIMENSION);
      x[SURFACE.offset] = timesOf(response) === 2 ? 3 : 0;
      return x;
    };
    const ofTwice = detectorsOf([set], made, twice);
    const held = made.filter(({ heldOut, kind, second }) => heldOut && kind === "again" && timesOf(second) === 2);
    expect(held.length).toBeGreaterThan(3);
    for (const { query, first, second } of held) {
      const [before, after] = [first, second].map((text) => detected(twice(query, text), ofTwice)[repetition]);
      expect(after).toBeGreaterThan(before + 1);
    }
  });

  it("read no sign of damage, neither their own nor another's", () => {
    for (const { weights } of detectors)
      expect([...(weights as number[]).slice(DETECTED, DETECTED + detectors.length)]).toEqual(detectors.map(() => 0));
  });

  it("are at most log 2 on what people wrote", () => {
    for (const { query, first } of set.pairs.filter((pair) => !isHeldOut(pair.query)))
      for (const value of values(query, first)) expect(value).toBeLessThanOrEqual(Math.log(2) + 1e-6);
  });
});
