import { describe, expect, it } from "vitest";
import { train } from "../../../src/core/train.ts";
import type { HeadCard } from "../../../src/core/model/head.ts";
import {
  comparisonFact,
  headFacts,
  measuredFacts,
  originText,
  priorsThatCount,
  scoredFact,
} from "../../../src/report/facts.ts";
import { madePreferences, someCard } from "../core/synthetic.ts";
import { aHead } from "../store/heads/a-head.ts";

const factsOf = (card: Parameters<typeof headFacts>[0]) => new Map(headFacts(card).map((fact) => [fact.id, fact]));

describe("the figures of a head", () => {
  it("have their intervals where the training kept them", () => {
    const { card } = train(madePreferences({ pairs: 40 }), { card: someCard });
    const facts = factsOf(card);
    for (const id of ["held-out", "length", "ece", "loss"]) expect(facts.get(id)?.range).toMatch(/^\S+ to \S+$/);
    expect(facts.get("loss")?.range).toContain(card.report!.loss.high.toFixed(3));
  });

  it("have the surface features alone beside length alone, where the card has them", () => {
    const surface = { value: 0.71, low: 0.6, high: 0.8 };
    const { card } = train(madePreferences({ pairs: 40 }), { card: someCard });
    expect(factsOf(card).has("surface")).toBe(false);
    const facts = headFacts({ ...card, report: { ...card.report!, surfaceBaseline: surface } });
    const at = facts.findIndex(({ id }) => id === "surface");
    expect(facts[at - 1].id).toBe("length");
    expect(facts[at].value).toBe("71.0%");
    expect(facts[at].range).toBe("60.0% to 80.0%");
  });

  it("have no interval that an older card does not have", () => {
    const facts = factsOf(aHead().card);
    expect(facts.get("ece")?.range).toBeUndefined();
    expect(facts.get("held-out")?.range).toMatch(/ to /);
  });

  it("say of a comparison on a handful of queries that they are too few", () => {
    const difference = { value: 0.5, low: 0, high: 1 };
    const on = (queries: number) =>
      comparisonFact("old", { verdict: "unknown", difference, pairs: 9, queries, p: 0.25 }).value;
    expect(on(3)).toBe("too few queries to tell (3 of at least 5), +50.0 points");
    expect(on(5)).toBe("can't tell, +50.0 points");
  });

  it("count a starter only where its weight moves a score", () => {
    const priors = [
      { name: "helpful", alpha: 0.001 },
      { name: "on-topic", alpha: -0.4 },
    ];
    expect(priorsThatCount({ priors })).toEqual([priors[1]]);
  });

  it("name the starters that count, and leave out what counts nothing", () => {
    const priors = [
      { name: "helpful", alpha: -0.251 },
      { name: "on-topic", alpha: 0.001 },
    ];
    expect(factsOf({ ...aHead().card, priors }).get("prior")?.value).toBe("helpful × −0.25");
    expect(factsOf({ ...aHead().card, priors: priors.slice(1) }).has("prior")).toBe(false);
    expect(factsOf({ ...aHead().card, priors: [] }).has("prior")).toBe(false);
  });

  it("say how many more choices the rest of the responses take, beyond those made", () => {
    const fact = (unseen: HeadCard["unseen"]) => scoredFact({ pairs: 20, ...(unseen && { unseen }) });
    expect(fact({ scoredShare: 0.25, needed: 217 })).toMatchObject([
      { value: "25.0%", note: "about 200 more choices for the rest" },
    ]);
    expect(fact({ scoredShare: 1 })).toMatchObject([{ value: "100%", note: "of new responses" }]);
    expect(fact({ scoredShare: 0.9, needed: 12 })[0].note).toBe("of new responses");
    expect(fact(undefined)).toEqual([]);
  });

  it("read the same from a card's report as from its figures", () => {
    const { card } = train(madePreferences({ pairs: 40 }), { card: someCard });
    const { report, ...rest } = card;
    const values = (of: HeadCard) => measuredFacts(of).map(({ id, value }) => `${id} ${value}`);
    expect(report).toBeDefined();
    expect(values(card).filter((line) => !line.startsWith("surface"))).toEqual(values(rest));
  });
});

describe("whose choices a reward comes from", () => {
  it.each([
    [-1.014, 1.58, "−1.01 from other people's choices, +1.58 from yours"],
    [0.3, 0, "+0.30 from other people's choices, 0.00 from yours"],
    [-0.001, 0.7, "+0.70, all from your choices"],
  ])("%d and %d", (people, own, text) => expect(originText({ people, own })).toBe(text));
});
