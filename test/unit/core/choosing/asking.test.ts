import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binaryEntropy, information } from "../../../../src/core/choosing/asking.ts";
import { sigmoid } from "../../../../src/core/model/bradley-terry.ts";

/** The definition, by the midpoint rule over ± 8 standard deviations. */
function byIntegration(margin: number, sd: number): number {
  const steps = 4000;
  let [mean, entropy, total] = [0, 0, 0];
  for (let i = 0; i < steps; i++) {
    const z = -8 + (16 * (i + 0.5)) / steps;
    const weight = Math.exp(-0.5 * z * z);
    const p = sigmoid(margin + sd * z);
    mean += weight * p;
    entropy += weight * binaryEntropy(p);
    total += weight;
  }
  return binaryEntropy(mean / total) - entropy / total;
}

describe("what a choice on a pair would teach", () => {
  it("is near the integral of its definition", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (margin, sd) => {
          expect(Math.abs(information(margin, sd) - byIntegration(margin, sd))).toBeLessThan(0.09);
        },
      ),
    );
  });

  it("is 0 where the head is certain, and grows with its uncertainty", () => {
    expect(information(0, 0)).toBeCloseTo(0, 6); // even, and known to be
    expect(information(9, 0.1)).toBeLessThan(0.01);
    const growing = [0.5, 1, 2, 4].map((sd) => information(0.3, sd));
    expect([...growing].sort((a, b) => a - b)).toEqual(growing);
  });

  it("is the same for the pair turned round", () => {
    expect(information(1.3, 2)).toBeCloseTo(information(-1.3, 2), 12);
  });
});
