import { describe, expect, it } from "vitest";
import { informativeDeviation } from "../../../src/core/evaluation/evidence.ts";
import { moreChoices, moreChoicesText } from "../../../src/report/more-choices.ts";

/** A score at reward 0 that takes `times` as many choices as there are. */
const vague = (times: number) => ({ reward: 0, sd: Math.sqrt(times) * informativeDeviation(0) });

describe("how many more choices a model takes", () => {
  it("is the number that its training measured, whichever response is asked about", () => {
    const head = { card: { pairs: 24, unseen: { told: 0.5, needed: 60 } } };
    expect(moreChoices(head)).toBe(40);
    expect(moreChoices(head, [vague(8)])).toBe(40);
    expect(moreChoices({ ...head, added: 20 })).toBe(20); // those made since count
  });

  it("comes from the scores that say too little, where the training left none", () => {
    const all = { card: { pairs: 20, unseen: { told: 1 } } };
    expect(moreChoices(all)).toBeUndefined();
    expect(moreChoices(all, [vague(1.9), vague(1.9), vague(50)])).toBe(20);
    expect(moreChoices({ card: { pairs: 20 } }, [vague(2.9)])).toBe(40);
    const reached = { card: { pairs: 20, unseen: { told: 0.9, needed: 25 } }, added: 5 };
    expect(moreChoices(reached)).toBeUndefined();
    expect(moreChoices(reached, [vague(2.1)])).toBe(30);
  });

  it("is written as people say it", () => expect(moreChoicesText(1500)).toBe("about 1,500 more choices"));
});
