import { describe, expect, it, vi } from "vitest";
import { scoreResponse } from "../../../src/core/model/score.ts";
import { DIMENSION, surfaceStart } from "../../../src/core/features/feature-layout.ts";
import { SURFACE_FEATURES } from "../../../src/core/features/surface-features.ts";
import type { ReadingLimits } from "../../../src/core/features/legibility.ts";
import type { Head } from "../../../src/core/model/head.ts";
import { rankBestFirst } from "../../../src/extension/scores/ranking.ts";
import { headOf } from "./heads.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { lensTitle, partsLine, rankingLines, scoreLines } = await import("../../../src/extension/lens/lens-text.ts");

function scored(head: Head, x: number) {
  const phi = Float32Array.of(x, 0);
  return { ...scoreResponse(head, phi), head, phi, limits: {} };
}

describe("lensTitle", () => {
  it("shows score, half of its interval, and the head", () => {
    const { score, interval } = scored(headOf("on-topic"), 1);
    expect(score.toFixed(2)).toBe("0.73");
    expect(((interval[1] - interval[0]) / 2).toFixed(2)).toBe("0.03");
    expect(lensTitle(scored(headOf("on-topic"), 1))).toBe("0.73 ± 0.03 · on-topic");
  });

  it("shows no number where the interval says nothing", () => {
    expect(lensTitle(scored(headOf("on-topic", 0.1), 1))).toBe("not enough choices yet · on-topic");
  });

  it("never claims certainty, however far from the average a response is", () => {
    const far = (precision: number, x: number) => lensTitle(scored(headOf("on-topic", precision), x));
    expect(far(100, 6)).toBe("0.998 ± 0.003 · on-topic");
    expect(far(100, -6)).toBe("0.002 ± 0.003 · on-topic");
    expect(far(100, 20)).toBe("0.999 ± 0.001 · on-topic");
    expect(far(1e6, 1)).toBe("0.73 ± 0.001 · on-topic");
  });

  it("calls a version by its number and choices, or by the name that it was given", () => {
    const head = headOf("2026-11-23t12-00-00z-0123abcd");
    const named = (more: object) => lensTitle(scored({ ...head, card: { ...head.card, pairs: 24, ...more } }, 0));
    expect(named({ number: 3 })).toBe("0.50 ± 0.00 · Model 3 · 24 choices");
    expect(named({ number: 3, name: "terse" })).toBe("0.50 ± 0.00 · terse");
  });
});

describe("a lens on a response that is not read well", () => {
  const of = (limits: ReadingLimits) => ({ ...scored(headOf("on-topic"), 1), limits });

  it("shows no number where the encoder cannot read it", () => {
    const unreadable = of({ unknown: 0.98 });
    expect(lensTitle(unreadable)).toBe("can't be read: 98% of its words are unknown to the encoder");
    expect(scoreLines(unreadable)).toEqual([lensTitle(unreadable)]);
  });

  it("marks other scripts and an end that is not read, and says what that means", () => {
    expect(lensTitle(of({ foreign: true }))).toBe("0.73 ± 0.03 · on-topic · not English");
    expect(scoreLines(of({ foreign: true })).at(-1)).toMatch(/^Most of its letters are not Latin\./);
    expect(lensTitle(of({ unread: 1200 }))).toBe("0.73 ± 0.03 · on-topic · its end is not read");
    expect(scoreLines(of({ unread: 1200 })).at(-1)).toMatch(/^Its last 1200 characters are not read/);
  });

  it("is last in the ranking, without R and P", () => {
    const items = [{ label: "A" }, { label: "B" }, { label: "C" }];
    const [a, b, c] = [0, 5, 1].map((x) => scored(headOf("on-topic"), x));
    const ranked = rankBestFirst(
      [a, { ...b, limits: { unknown: 1 } }, c].map((score, i) => ({ item: items[i], score })),
    );
    expect(rankingLines(items[2], ranked, 9)).toEqual([
      "1. C: reward 1.00 (this one)",
      "2. A: reward 0.00, this one is preferred with probability 0.73 (0.70 to 0.76)",
      "B: can't be read",
    ]);
    expect(rankingLines(items[1], ranked, 9)).toEqual([
      "1. C: reward 1.00",
      "2. A: reward 0.00",
      "B: can't be read (this one)",
    ]);
  });
});

describe("scoreLines", () => {
  it("gives the interval and R", () => {
    const [meaning, reward] = scoreLines(scored(headOf("helpful"), 1));
    expect(meaning).toBe("Beats an average response with probability 0.73 (90% range 0.70 to 0.76)");
    expect(reward).toBe("Reward 1.00 · helpful");
  });
});

describe("partsLine", () => {
  it("names the surface features that matter, and sums up the encoder's part", () => {
    const head: Head = {
      ...headOf("on-topic"),
      weights: new Float32Array(DIMENSION),
      mean: new Float32Array(DIMENSION),
      covariance: new Float32Array((DIMENSION * (DIMENSION + 1)) / 2),
    };
    const at = surfaceStart(DIMENSION);
    head.weights.set([0.5, -0.25], 0); // states
    head.weights.set([1, -2, 0.01], at);
    const phi = new Float32Array(DIMENSION).fill(1);
    const [first, second] = SURFACE_FEATURES;
    expect(partsLine({ ...scoreResponse(head, phi), head, phi, limits: {} })).toBe(
      `Compared with the average response: ${second.name} −2.00, ${first.name} +1.00, wording and meaning +0.25`,
    );
  });

  it("says nothing of features without names", () => expect(partsLine(scored(headOf("on-topic"), 1))).toBeUndefined());
});

describe("rankingLines", () => {
  const head = headOf("on-topic");
  const items = [{ label: "A" }, { label: "B" }, { label: "C" }];
  const ranked = rankBestFirst(items.map((item, i) => ({ item, score: scored(head, [0, 2, 1][i]) })));

  it("goes best first, with P against each other response and its interval", () => {
    expect(rankingLines(items[2], ranked, 9)).toEqual([
      "1. B: reward 2.00, this one is preferred with probability 0.27 (0.24 to 0.30)",
      "2. C: reward 1.00 (this one)",
      "3. A: reward 0.00, this one is preferred with probability 0.73 (0.70 to 0.76)",
    ]);
  });

  it("says how many it leaves out", () => {
    expect(rankingLines(items[2], ranked, 1).at(-1)).toBe("… and 2 more");
  });
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
