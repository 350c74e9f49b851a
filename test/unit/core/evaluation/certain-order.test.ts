import { describe, expect, it } from "vitest";
import { certainOrder } from "../../../../src/core/evaluation/certain-order.ts";
import { comparePair } from "../../../../src/core/model/score.ts";
import { headOf } from "../../extension/heads.ts";

describe("the order of two responses", () => {
  it("is certain where the range of its probability leaves one half out", () => {
    const head = headOf("on-topic", 2);
    for (const margin of [-3, -1, -0.2, 0, 0.4, 1.1, 1.2, 4]) {
      const { interval, sd } = comparePair(head, Float32Array.of(margin, 0), Float32Array.of(0, 0));
      expect(certainOrder(margin, sd), `${margin} ± ${sd}`).toBe(interval[0] > 0.5 || interval[1] < 0.5);
    }
  });

  it("is not certain between equal rewards", () => expect(certainOrder(0, 0)).toBe(false));
});
