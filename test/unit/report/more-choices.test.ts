import { describe, expect, it } from "vitest";
import { moreChoices, moreChoicesText } from "../../../src/report/more-choices.ts";

describe("how many more choices a model takes", () => {
  it("is the number that its training measured, less those made since", () => {
    const head = { card: { pairs: 24, unseen: { scoredShare: 0.5, needed: 60 } } };
    expect(moreChoices(head)).toBe(40);
    expect(moreChoices({ ...head, added: 20 })).toBe(20);
    expect(moreChoices({ ...head, added: 40 })).toBeUndefined();
  });

  it("is not known where its training left no response without a score, or did not measure it", () => {
    expect(moreChoices({ card: { pairs: 20, unseen: { scoredShare: 1 } } })).toBeUndefined();
    expect(moreChoices({ card: { pairs: 20 } })).toBeUndefined();
  });

  it("is written as people say it", () => expect(moreChoicesText(1500)).toBe("about 1,500 more choices"));
});
