import { beforeAll, describe, expect, it } from "vitest";
import { dot } from "../../../../src/core/math/vectors.ts";
import { accuracy } from "../../../../src/core/evaluation/metrics.ts";
import { heldOutMargins } from "../../../../src/core/evaluation/held-out.ts";
import { DIMENSION } from "../../../../src/core/features/feature-layout.ts";
import { differencesOf, selectPairs, weightsOf } from "../../../../src/core/model/differences.ts";
import { foldsByQuery } from "../../../../src/core/model/folds.ts";
import type { Head } from "../../../../src/core/model/head.ts";
import type { SetMixture } from "../../../../src/core/partitions/fit-mixtures.ts";
import { train } from "../../../../src/core/train.ts";
import { trainBySums } from "../../../../src/core/train-by-sums.ts";
import { TrainError } from "../../../../src/core/trainable.ts";
import { madePreferences, someCard } from "../synthetic.ts";
import { fittedByCore } from "../../../support/fitted-by-core.ts";
import { sumsInMemory } from "../../../support/sums-in-memory.ts";

const made = madePreferences({ pairs: 420, queries: 300, dimension: DIMENSION, strength: 1.5 });
const set = {
  ...made,
  // Ties, weights and wrong answers, so that label noise has a share.
  label: made.label.map((y, i) => (i % 11 === 0 ? 0.5 : i % 7 === 0 ? 1 - y : y)),
  weight: made.weight.map((_, i) => [1, 1.5, 2][i % 3]),
};
const starters = [{ name: "general", weights: made.taste.map((t, j) => (j % 2 === 0 ? t : 0)) }];
const priors = starters.map(({ weights }) => weights);
const options = { starters, seed: 3, card: someCard };

describe("a training by sums over pairs", () => {
  const sums = sumsInMemory(set);
  let head: Head;
  let mixtures: readonly SetMixture[] = [];
  let whole: Head;
  beforeAll(async () => {
    head = await trainBySums(set, sums, { ...options, onMixtures: (found) => (mixtures = found) });
    whole = train(set, options);
  }, 120_000);

  it("has the weights of core's fit under the same priors, to 1e-6", () => {
    const w = weightsOf(fittedByCore(differencesOf(set, priors), mixtures[mixtures.length - 1]), priors, DIMENSION);
    const away = Math.max(...w.map((value, j) => Math.abs(value - head.weights[j])));
    expect(away).toBeLessThan(1e-6);
    expect(mixtures.flatMap(({ parts }) => parts.map(({ noise }) => noise))).toContain(0.1);
  });

  it("predicts the folds as heads do that core fits under the same priors", () => {
    const fold = foldsByQuery(set.group, 5, 3);
    const all = differencesOf(set, priors);
    const held = heldOutMargins(all, fold, (f) =>
      fittedByCore(
        selectPairs(all, (i) => fold[i] !== f),
        mixtures[f],
      ),
    );
    expect(head.card.heldOutAccuracy).toBe(accuracy(held, set.label, set.group).value);
    head.report!.heldOut.forEach((margin, i) => expect(Math.abs(margin - held[i])).toBeLessThan(1e-4));
  });

  it("is the head that train.ts makes of the same pairs, apart from where its fits end", () => {
    const { card, report } = head;
    expect(card).toMatchObject({ pairs: 420, queries: 300, lengthBaseline: whole.card.lengthBaseline });
    expect(Math.abs(card.heldOutAccuracy - whole.card.heldOutAccuracy)).toBeLessThan(0.02);
    expect(Math.abs(card.heldOutLoss - whole.card.heldOutLoss)).toBeLessThan(0.01);
    expect(card.report!.surfaceBaseline!.value).toBeCloseTo(whole.card.report!.surfaceBaseline!.value, 2);
    expect(card.report!.warnings.map(({ code }) => code)).toEqual(whole.card.report!.warnings.map(({ code }) => code));
    expect(card.priors[0].name).toBe("general");
    const norm = (w: Float32Array) => Math.sqrt(dot(w, 0, w, 0, w.length));
    const along = dot(head.weights, 0, whole.weights, 0, DIMENSION) / norm(head.weights) / norm(whole.weights);
    expect(along).toBeGreaterThan(0.995);
    expect(head.mean).toEqual(whole.mean);
    expect(report!.label).toEqual(whole.report!.label);
    expect(report!.losses.map(({ fold }) => fold)).toEqual(whole.report!.losses.map(({ fold }) => fold));
    const variance = (of: Head) => Array.from({ length: DIMENSION }, (_, j) => of.covariance[(j * (j + 3)) / 2]);
    const [ours, theirs] = [variance(head), variance(whole)].map((all) => all.reduce((a, b) => a + b, 0));
    expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.1);
    expect(card.unseen!.scoredShare).toBeCloseTo(whole.card.unseen!.scoredShare, 1);
  });

  it("looks at the pairs some dozens of times, however many fits there are", () => {
    expect(sums.looks.count).toBeLessThan(80);
  });
});

describe("a training by sums of few pairs", () => {
  it("is train.ts's own, to the bit", async () => {
    const few = madePreferences({ pairs: 60, queries: 40, dimension: 12 });
    const { report, ...head } = await trainBySums(few, sumsInMemory(few), { card: someCard });
    const { report: other, ...whole } = train(few, { card: someCard });
    expect(head).toEqual(whole);
    expect(report).toEqual(other);
  });

  it("is refused as train.ts refuses it", async () => {
    const few = madePreferences({ pairs: 12, dimension: 5 });
    const codeOf = (changed: Partial<typeof few>) => {
      const given = { ...few, ...changed };
      return trainBySums(given, sumsInMemory(given), { card: someCard }).then(
        () => "trained",
        (error: unknown) => (error instanceof TrainError ? error.code : error),
      );
    };
    expect(await codeOf({ label: few.label.map(() => 0.5) })).toBe("one-sided");
    expect(await codeOf({ group: few.group.map(() => 0) })).toBe("too-few-queries");
    expect(await codeOf({ second: few.first })).toBe("identical-responses");
    expect(await codeOf({ features: few.features.map((x, i) => (i === 7 ? Infinity : x)) })).toBe("not-finite");
  });
});
