import { describe, expect, it } from "vitest";
import { agreementOfSimilar } from "../../../../src/core/evaluation/similar-choices.ts";
import type { PreferenceSet } from "../../../../src/core/types.ts";

/** Choices by their differences, preferred minus other; the other text is 0. @param turned those whose first text is the other one */
function chosen(differences: readonly (readonly number[])[], turned: readonly number[] = []): PreferenceSet {
  const [dimension, n] = [differences[0].length, differences.length];
  const features = Float32Array.from([...differences.flat(), ...new Array<number>(dimension).fill(0)]);
  const isTurned = (i: number) => turned.includes(i);
  return {
    ...{ features, dimension },
    first: Int32Array.from(differences, (_, i) => (isTurned(i) ? n : i)),
    second: Int32Array.from(differences, (_, i) => (isTurned(i) ? i : n)),
    label: Float64Array.from(differences, (_, i) => (isTurned(i) ? 0 : 1)),
    weight: new Float64Array(n).fill(1),
    group: Int32Array.from(differences, (_, i) => i),
    length: new Float64Array(n + 1).fill(1),
  };
}
const of = (set: PreferenceSet) => agreementOfSimilar(set, [...set.label.keys()]);

describe("the choices that are most like one", () => {
  it("agree with it, or say the opposite, whatever the lengths and the order of the two texts", async () => {
    const differences = [
      [1, 0],
      [2, 0],
      [-3, 0],
      [5, 0],
    ];
    expect([...(await of(chosen(differences)))]).toEqual([1 / 3, 1 / 3, -1, 1 / 3]);
    expect([...(await of(chosen(differences, [1, 2])))]).toEqual([1 / 3, 1 / 3, -1, 1 / 3]);
  });

  it("decide before many that are hardly like it", async () => {
    const far = Array.from({ length: 8 }, () => [-0.3, Math.sqrt(1 - 0.09)]);
    const [agreement] = await of(chosen([[1, 0], [1, 0.05], ...far])); // prettier-ignore
    expect(agreement).toBeGreaterThan(0.5);
  });

  it("say nothing of a choice between texts that look the same", async () => {
    const [same, other] = await of(chosen([[0, 0], [1, 1]])); // prettier-ignore
    expect([same, other]).toEqual([0, 0]);
  });

  it("are a sample of a large set, and others have their turn meanwhile", async () => {
    const many = Array.from({ length: 4500 }, (_, i) => [Math.cos(i / 4500), Math.sin(i / 4500)]);
    let turns = 0;
    const set = chosen(many);
    const agreement = await agreementOfSimilar(set, [...set.label.keys()], () => void turns++);
    expect(Math.min(...agreement)).toBeCloseTo(1, 12);
    expect(turns).toBe(225);
    await expect(
      agreementOfSimilar(set, [...set.label.keys()], () => Promise.reject(new Error("stop"))),
    ).rejects.toThrow("stop");
  });
});
