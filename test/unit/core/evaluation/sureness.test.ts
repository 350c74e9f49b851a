import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSure, SURE, surenessOfPair, surenessOfScore } from "../../../../src/core/evaluation/sureness.ts";

describe("how sure a head is", () => {
  it("is the difference in standard deviations, whichever response is better", () => {
    expect(surenessOfPair({ margin: -1.5, sd: 0.5 })).toBe(3);
    expect(surenessOfPair({ margin: 1.5, sd: 0.5 })).toBe(3);
    expect(surenessOfScore({ reward: 0.2, sd: 0.8 })).toBeCloseTo(0.25, 12);
  });

  it("is 0 where nothing differs, and without bound where nothing is uncertain", () => {
    expect(surenessOfPair({ margin: 0, sd: 0 })).toBe(0);
    expect(isSure(surenessOfPair({ margin: 0.1, sd: 0 }))).toBe(true);
    expect(isSure(surenessOfPair({ margin: 0, sd: 0 }))).toBe(false);
  });

  it("never changes back after a change smaller than the distance of the thresholds", () => {
    const step = SURE.from - SURE.until;
    expect(step).toBeGreaterThan(0);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -0.99 * step, max: 0.99 * step, noNaN: true }),
        fc.boolean(),
        (z, change, before) => {
          const first = isSure(z, before);
          const second = isSure(z + change, first);
          return first === before || second === first;
        },
      ),
    );
  });
});
