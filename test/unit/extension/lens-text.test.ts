import { describe, expect, it, vi } from "vitest";
import { scoreResponse } from "../../../src/core/score.ts";
import type { Head } from "../../../src/core/head.ts";
import { rankBestFirst } from "../../../src/extension/services/ranking.ts";
import { headOf } from "./heads.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { lensTitle, rankingLines, scoreLines } = await import("../../../src/extension/lens/lens-text.ts");

function scored(head: Head, x: number) {
  const phi = Float32Array.of(x, 0);
  return { ...scoreResponse(head, phi), head, phi };
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

  it("calls a trained version by the time of its training", () => {
    const head = headOf("2026-11-23t12-00-00z-0123abcd");
    expect(lensTitle(scored(head, 0))).toMatch(/^0\.50 ± 0\.00 · trained 2026-11-2[34] \d\d:\d\d$/);
  });
});

describe("scoreLines", () => {
  it("gives the interval and R", () => {
    const [meaning, reward] = scoreLines(scored(headOf("helpful"), 1));
    expect(meaning).toBe("Beats an average response with probability 0.73 (90 % interval 0.70 to 0.76)");
    expect(reward).toBe("Reward R = 1.00 by the head helpful");
  });
});

describe("rankingLines", () => {
  const head = headOf("on-topic");
  const items = [{ label: "A" }, { label: "B" }, { label: "C" }];
  const ranked = rankBestFirst(items.map((item, i) => ({ item, score: scored(head, [0, 2, 1][i]) })));

  it("goes best first, with P against each other response and its interval", () => {
    expect(rankingLines(items[2], ranked, 9)).toEqual([
      "1. B: R = 2.00, P = 0.27 (0.24 to 0.30)",
      "2. C: R = 1.00 (this one)",
      "3. A: R = 0.00, P = 0.73 (0.70 to 0.76)",
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
