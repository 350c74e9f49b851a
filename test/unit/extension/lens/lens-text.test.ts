import { describe, expect, it, vi } from "vitest";
import { scoreResponse } from "../../../../src/core/model/score.ts";
import type { ReadingLimits } from "../../../../src/core/features/legibility.ts";
import type { Head } from "../../../../src/core/model/head.ts";
import { rankBestFirst } from "../../../../src/extension/scores/ranking.ts";
import { headOf } from "../heads.ts";

vi.mock("vscode", () => import("../fake-vscode.ts"));
const { lensTitle, rankingLines, scoreLines } = await import("../../../../src/extension/lens/lens-text.ts");

function scored(head: Head, x: number, limits: ReadingLimits = {}, strange = 0) {
  const phi = Float32Array.of(x, strange);
  return { ...scoreResponse(head, phi), head, phi, limits };
}

const version = "2026-11-23t12-00-00z-0123abcd";
/** A trained model that has so many choices and, by its own figures, needs `needed` for most responses. */
const trained = (precision: number, pairs: number, needed?: number): Head => {
  const head = headOf(version, precision);
  const unseen = { scoredShare: 0.5, ...(needed !== undefined && { needed }) };
  return { ...head, card: { ...head.card, pairs, unseen } };
};

describe("the title of a lens", () => {
  const one = scored(headOf(version), 1);
  const reasons = { raises: ["shorter", "no apology"], lowers: ["fewer numbers"], isAbove: true };

  it("is the score of a response that is alone, without a range or the usual model's name", () =>
    expect(lensTitle({ scored: one })).toBe("0.73"));

  it("begins with the place among the responses to the query", () =>
    expect(lensTitle({ scored: one, standing: { rank: 1, of: 4, tied: false } })).toBe("1st of 4 · 0.73"));

  it("names the place that is too close to be certain, and then gives no reason", () => {
    const standing = { rank: 3, of: 11, tied: false, closeTo: 2 };
    expect(lensTitle({ scored: one, standing, reasons })).toBe("3rd of 11, close to 2nd · 0.73");
  });

  it("says that two have the same score", () =>
    expect(lensTitle({ scored: one, standing: { rank: 1, of: 2, tied: true } })).toBe("1st of 2, tied · 0.73"));

  it("gives what speaks for one above the others, and what speaks against one below", () => {
    expect(lensTitle({ scored: one, reasons })).toBe("0.73 · shorter, no apology");
    expect(lensTitle({ scored: one, reasons: { ...reasons, isAbove: false } })).toBe("0.73 · fewer numbers");
    expect(lensTitle({ scored: one, reasons: { raises: [], lowers: ["longer"], isAbove: true } })).toBe("0.73");
  });

  it("names the model where it is not the usual one", () =>
    expect(lensTitle({ scored: one, model: "general" })).toBe("0.73 · general"));

  it("says how many more choices most responses need, the same for every response", () => {
    const head = trained(0.1, 24, 50);
    const titles = [0, 1, 3].map((x) => lensTitle({ scored: scored(head, x), vague: true }));
    expect(titles).toEqual(Array(3).fill("unsure · about 30 more choices"));
  });

  it("says that a response is unlike the choices where more of them would not help most responses", () =>
    expect(lensTitle({ scored: scored(trained(0.1, 24), 1) })).toBe("unsure · unlike your choices"));

  it("asks for no choices where a built-in model is unsure: it learns from none", () =>
    expect(lensTitle({ scored: scored(headOf("general", 0.1), 1), model: "general" })).toBe("unsure · general"));

  it("shows the place of an unsure response only where the order is certain", () => {
    const unsure = { scored: scored(trained(0.1, 24, 50), 1), vague: true };
    const standing = { rank: 2, of: 3, tied: false };
    expect(lensTitle({ ...unsure, standing })).toBe("2nd of 3 · unsure · about 30 more choices");
    expect(lensTitle({ ...unsure, standing: { ...standing, closeTo: 1 } })).toBe("unsure · about 30 more choices");
  });

  it("never claims certainty, however far from the average a response is", () => {
    expect([6, -6, 20].map((x) => lensTitle({ scored: scored(headOf(version), x) }))).toEqual([
      "0.998",
      "0.002",
      "0.999",
    ]);
  });

  it("marks other scripts and an end that is not read", () => {
    const title = (limits: ReadingLimits) => lensTitle({ scored: scored(headOf(version), 1, limits) });
    expect(title({ foreign: true })).toBe("0.73 · not English");
    expect(title({ unread: 1200, read: 8000 })).toBe("0.73 · first 8,000 tokens read");
    expect(title({ unknown: 0.98 })).toBe("no score: 98% of its words are unknown to the encoder, which reads English");
  });
});

describe("what the hover says of a score", () => {
  it("is its range, what speaks for it and what against", () => {
    const reasons = { raises: ["shorter"], lowers: ["fewer numbers", "no list items"], isAbove: true };
    expect(scoreLines({ scored: scored(headOf(version), 1), reasons })).toEqual([
      "Score 0.73, range 0.70 to 0.76: how likely it beats an average response",
      "For it: shorter",
      "Against it: fewer numbers, no list items",
    ]);
  });

  it("is why there is no number, and what would help", () => {
    expect(scoreLines({ scored: scored(trained(0.1, 24, 50), 0, {}, 1) })).toEqual([
      "Unsure: the range of its score is 0.01 to 0.99",
      "About 30 more choices would give most responses a score",
    ]);
    expect(scoreLines({ scored: scored(headOf(version), 1, { unknown: 0.98 }) })).toEqual([
      "no score: 98% of its words are unknown to the encoder, which reads English",
    ]);
  });

  it("is how the response was read, where that was not well", () => {
    const last = (limits: ReadingLimits) => scoreLines({ scored: scored(headOf(version), 1, limits) }).at(-1);
    expect(last({ foreign: true })).toMatch(/^It is not in English\./);
    expect(last({ unread: 1200, read: 8000 })).toBe(
      "Only its first 8,000 tokens are read: the last 1,200 characters do not count",
    );
  });
});

describe("the ranking in the hover", () => {
  const items = [{ label: "A" }, { label: "B" }, { label: "C" }];
  const rank = (xs: readonly number[], limits: readonly ReadingLimits[] = [], strange: readonly number[] = []) =>
    rankBestFirst(items.map((item, i) => ({ item, score: scored(headOf(version), xs[i], limits[i], strange[i]) })));

  it("goes best first and says how likely each is better or worse than this one", () =>
    expect(rankingLines(items[2], rank([0, 2, 1]), 9)).toEqual([
      "1. B · likely better (73%)",
      "2. C · this one",
      "3. A · likely worse (73%)",
    ]));

  it("says which are close, and which score the same", () => {
    expect(rankingLines(items[2], rank([0.95, 1.05, 1], [], [0, 0, 5]), 9)).toEqual([
      "1. B · close, perhaps better (51%)",
      "2. C · this one",
      "3. A · close, perhaps worse (51%)",
    ]);
    expect(rankingLines(items[2], rank([1, 1, 1]), 9)[0]).toBe("1. A · the same score");
  });

  it("has a response that can't be read at its end, without a place", () => {
    const ranked = rank([0, 5, 1], [{}, { unknown: 1 }, {}]);
    expect(rankingLines(items[2], ranked, 9)).toEqual([
      "1. C · this one",
      "2. A · likely worse (73%)",
      "B: can't be read",
    ]);
    expect(rankingLines(items[1], ranked, 9)).toEqual(["1. C", "2. A", "B: can't be read · this one"]);
  });

  it("says how many it leaves out", () =>
    expect(rankingLines(items[2], rank([0, 2, 1]), 1).at(-1)).toBe("… and 2 more"));
});

describe("rankBestFirst", () => {
  it("gives equal rewards one rank, in the order of the document", () => {
    const rewards = [1, 3, 3, 2].map((reward, item) => ({ item, score: { reward } }));
    expect(rankBestFirst(rewards).map(({ item, rank }) => [item, rank])).toEqual([
      [1, 1],
      [2, 1],
      [3, 3],
      [0, 4],
    ]);
  });
});
