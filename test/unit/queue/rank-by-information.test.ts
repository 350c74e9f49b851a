import { beforeEach, describe, expect, it, vi } from "vitest";
import { information } from "../../../src/core/choosing/asking.ts";
import { comparePair } from "../../../src/core/model/score.ts";
import { ENCODER, headOf } from "../extension/heads.ts";
import type { Services } from "../../../src/extension/services/services.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { progress } = await import("../extension/fake-vscode.ts");
const { rankByInformation } = await import("../../../src/extension/pairs/queues/rank-by-information.ts");

const version = headOf("2026-11-23t12-00-00z-00000001", 0.5, ENCODER);
/** φ = (x, y) from a text "x y". */
const phi = (text: string) => Float32Array.from(text.split(" "), Number);

function ranker(head = version) {
  const scoreAll = async (texts: { response: string }[], { signal }: { signal: AbortSignal }) => {
    signal.throwIfAborted();
    return texts.map(({ response }) => ({
      phi: phi(response),
      limits: response === "7 7" ? { unknown: 1 } : {},
    }));
  };
  return rankByInformation({
    heads: { current: async () => head },
    scores: { scoreAll },
  } as unknown as Pick<Services, "heads" | "scores">);
}
const pair = (query: string, first: string, second: string) => ({
  query,
  responses: [first, second] as const,
  source: "",
});
/** Sure; torn for lack of knowledge; the same text; without a text; half known; with one that cannot be read. */
const pairs = [
  pair("sure", "9 0", "0 0"),
  pair("torn", "0 3", "0 -3"),
  pair("same", "1 1", "1 1"),
  pair("empty", " ", "0 0"),
  pair("half", "2 0", "0 0"),
  pair("unreadable", "2 0", "7 7"),
];

describe("rankByInformation", () => {
  beforeEach(() => (progress.cancelled = false));

  it("puts first what a choice would teach the head most of, and says why", async () => {
    const ranked = await ranker()(pairs);
    expect(ranked?.[0]).toMatchObject({
      index: 1,
      reason: expect.stringMatching(/your model was unsure here \(0\.50\)/),
    });
    expect(ranked?.at(-1)?.index).toBe(2);
    expect(ranked?.map(({ index }) => index).sort()).toEqual([0, 1, 2, 4]);
    const bits = ranked!.map(({ index }) => {
      const [first, second] = pairs[index].responses;
      const { margin, sd } = comparePair(version, phi(first), phi(second));
      return information(margin, sd);
    });
    expect([...bits].sort((a, b) => b - a)).toEqual(bits);
  });

  it("gives a reason that is true in whichever order the responses are shown", async () => {
    const reasons = [pair("q", "1 0", "0 0"), pair("q", "0 0", "1 0")].map(async (one) => ranker()([one]));
    const [[one], [turned]] = (await Promise.all(reasons)).map((ranked) => ranked!.map(({ reason }) => reason));
    expect(one).toMatch(/unsure here \(0\.[5-9]\d\)/);
    expect(turned).toBe(one);
  });

  it("ranks nothing by a starter, nor when it is cancelled", async () => {
    expect(await ranker(headOf("on-topic"))(pairs)).toBeUndefined();
    progress.cancelled = true;
    expect(await ranker()(pairs)).toBeUndefined();
  });
});
