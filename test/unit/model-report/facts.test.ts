import { describe, expect, it } from "vitest";
import { train } from "../../../src/core/train.ts";
import { headFacts, priorsThatCount } from "../../../src/model-report/facts.ts";
import { madePreferences, someCard } from "../core/synthetic.ts";
import { aHead } from "../store/a-head.ts";

const factsOf = (card: Parameters<typeof headFacts>[0]) => new Map(headFacts(card).map((fact) => [fact.id, fact]));

describe("the figures of a head", () => {
  it("have their intervals where the training kept them", () => {
    const { card } = train(madePreferences({ pairs: 40 }), { card: someCard });
    const facts = factsOf(card);
    for (const id of ["held-out", "length", "ece", "loss"])
      expect(facts.get(id)?.more).toMatch(/90\s% interval .+ to .+/);
    expect(facts.get("loss")?.more).toContain(card.report!.loss.high.toFixed(3));
  });

  it("have the surface features alone beside length alone, where the card has them", () => {
    const surface = { value: 0.71, low: 0.6, high: 0.8 };
    const { card } = train(madePreferences({ pairs: 40 }), { card: someCard });
    expect(factsOf(card).has("surface")).toBe(false);
    const facts = headFacts({ ...card, report: { ...card.report!, surfaceBaseline: surface } });
    const at = facts.findIndex(({ id }) => id === "surface");
    expect(facts[at - 1].id).toBe("length");
    expect(facts[at].value).toMatch(/^71\s%$/);
    expect(facts[at].more).toMatch(/same folds; 90\s% interval 60\s% to 80\s%/);
  });

  it("have no interval where an older card has none", () => {
    const facts = factsOf(aHead().card);
    expect(facts.get("ece")?.more).toBe("confidence against accuracy");
    expect(facts.get("held-out")?.more).toMatch(/interval/);
  });

  it("count a starter only where its weight moves a score", () => {
    const priors = [
      { name: "helpful", alpha: 0.001 },
      { name: "on-topic", alpha: -0.4 },
    ];
    expect(priorsThatCount({ priors })).toEqual([priors[1]]);
  });

  it("name the starters that count, and say so where none does", () => {
    const priors = [
      { name: "helpful", alpha: -0.251 },
      { name: "on-topic", alpha: 0.001 },
    ];
    expect(factsOf({ ...aHead().card, priors }).get("prior")?.value).toBe("helpful × −0.25");
    const none = factsOf({ ...aHead().card, priors: priors.slice(1) }).get("prior");
    expect(none).toMatchObject({ value: "none", more: "your choices gave on-topic no weight" });
    expect(factsOf({ ...aHead().card, priors: [] }).has("prior")).toBe(false);
  });
});
