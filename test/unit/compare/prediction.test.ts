import { describe, expect, it, vi } from "vitest";
import { scoreResponse } from "../../../src/core/model/score.ts";
import { EncoderError } from "../../../src/encoder/encoder.ts";
import { headOf } from "../extension/heads.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { predictionLine, predictionNow } = await import("../../../src/extension/compare/prediction.ts");

const head = headOf("on-topic");
const pair = { query: "q", responses: ["better", "worse"] } as const;
const { signal } = new AbortController();
const scorer = {
  score: async (_: string, response: string) => {
    const phi = Float32Array.of(response === "better" ? 1 : 0, 0);
    return { ...scoreResponse(head, phi), head, phi, limits: {} };
  },
};

describe("predictionLine", () => {
  it("names the preferred response by its place on the screen, and says how sure the model is", async () => {
    const line =
      /^The model would have chosen response (\d) \(73% sure\)\. The on-topic model does not learn from your choices; one that you train does\.$/;
    expect(line.exec(await predictionLine(scorer, pair, [0, 1], signal))?.[1]).toBe("1");
    expect(line.exec(await predictionLine(scorer, pair, [1, 0], signal))?.[1]).toBe("2");
  });

  it("says of a trained head how it judges the pair now, and nothing of a training", async () => {
    const trained = headOf("2026-01-01-abc");
    const followed = {
      score: async (_: string, response: string) => {
        const phi = Float32Array.of(response === "better" ? 2 : 0, 0);
        return { ...scoreResponse(trained, phi), head: trained, phi, limits: {} };
      },
    };
    expect(await predictionLine(followed, pair, [0, 1], signal)).not.toContain("does not learn");
    expect(await predictionNow(followed, pair, [1, 0], signal)).toBe("response 2 (88% sure)");
  });

  it("says why there is no answer", async () => {
    const broken = { score: () => Promise.reject(new EncoderError("encoder-missing", "model.onnx")) };
    expect(await predictionLine(broken, pair, [0, 1], signal)).toMatch(
      /^The model gave no answer for that pair\. .*model\.onnx/,
    );
  });

  it("has no number for a pair that cannot be read", async () => {
    const unreadable = {
      score: async (query: string, response: string) => ({
        ...(await scorer.score(query, response)),
        limits: response === "worse" ? { unknown: 0.98 } : {},
      }),
    };
    expect(await predictionLine(unreadable, pair, [1, 0], signal)).toMatch(
      /no answer for that pair\. .*98% of its words are unknown/,
    );
  });

  it("rejects when nobody waits", async () => {
    const stopped = AbortSignal.abort();
    const aborted = { score: async () => stopped.throwIfAborted() as never };
    await expect(predictionLine(aborted, pair, [0, 1], stopped)).rejects.toThrow();
  });
});
