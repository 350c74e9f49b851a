import { describe, expect, it } from "vitest";
import { isVague } from "../../../../src/core/evaluation/evidence.ts";
import { scoreResponse } from "../../../../src/core/model/score.ts";
import { train } from "../../../../src/core/train.ts";
import type { PreferenceSet } from "../../../../src/core/types.ts";
import { unseenResponses } from "../../../../src/core/evaluation/unseen.ts";
import { madePreferences, someCard } from "../synthetic.ts";

const DIMENSION = 30;

function firstPairs(set: PreferenceSet, n: number): PreferenceSet {
  return {
    ...set,
    first: set.first.slice(0, n),
    second: set.second.slice(0, n),
    label: set.label.slice(0, n),
    weight: set.weight.slice(0, n),
    group: set.group.slice(0, n),
  };
}

describe("responses that a head did not learn from", () => {
  it("get a number about as often as predicted from those it learned from", () => {
    const all = madePreferences({ pairs: 460, dimension: DIMENSION, strength: 4 });
    for (const n of [6, 12, 60]) {
      let [predicted, real] = [0, 0];
      for (let draw = 0; draw < 6; draw++) {
        const set = firstPairs({ ...all, ...rotated(all, draw * 60) }, n);
        const head = train(set, { card: someCard });
        predicted += head.card.unseen!.scoredShare / 6;
        const others = rotated(all, draw * 60 + n);
        const informative = Array.from({ length: 100 }, (_, i) => {
          const row = others.first[i];
          return !isVague(scoreResponse(head, all.features.subarray(row * DIMENSION, (row + 1) * DIMENSION)));
        });
        real += informative.filter(Boolean).length / informative.length / 6;
      }
      expect(Math.abs(predicted - real), `${n} choices: ${predicted} predicted, ${real} real`).toBeLessThan(0.15);
    }
  });

  it("need more choices than there are, and none once all get a number", () => {
    const set = madePreferences({ pairs: 300, dimension: DIMENSION, strength: 4 });
    const few = train(firstPairs(set, 6), { card: someCard });
    const { scoredShare: share, needed } = unseenResponses(few, firstPairs(set, 6));
    expect(share).toBeLessThan(1);
    expect(needed).toBeGreaterThan(6);
    expect(train(set, { card: someCard }).card.unseen).toEqual({ scoredShare: 1 });
  });
});

/** The pairs from one on, those before it at the end. */
function rotated(set: PreferenceSet, from: number): PreferenceSet {
  const turn = <T extends Int32Array | Float64Array>(values: T): T => {
    const turned = values.slice() as T;
    turned.set(values.subarray(from));
    turned.set(values.subarray(0, from), values.length - from);
    return turned;
  };
  const { first, second, label, weight, group } = set;
  return {
    ...set,
    ...{ first: turn(first), second: turn(second), label: turn(label), weight: turn(weight), group: turn(group) },
  };
}
