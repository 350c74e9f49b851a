import { describe, expect, it } from "vitest";
import type { QueryResponse } from "../../../../src/core/types.ts";
import type { EmbedOptions, Encoder } from "../../../../src/encoder/encoder.ts";
import { EmptyResponseError, NotANumberError } from "../../../../src/extension/scores/score-errors.ts";
import { ScoreService } from "../../../../src/extension/scores/score-service.ts";
import { TextFeatures } from "../../../../src/extension/scores/text-features.ts";
import { headOf, legibility } from "../heads.ts";

/** φ = (length of the response, 0); remembers what it was asked. */
class LengthEncoder implements Encoder {
  readonly asked: (readonly QueryResponse[])[] = [];
  readonly priorities: EmbedOptions["priority"][] = [];

  async info() {
    return { id: "0123456789abcdef", name: "length", dimension: 2, cache: "off", runtime: "native" as const };
  }

  async read(inputs: readonly QueryResponse[], options: EmbedOptions = {}) {
    return (await this.embed(inputs, options)).map((phi, i) => ({
      phi,
      legibility: inputs[i].response === "ጠዋት" ? { ...legibility, unknown: legibility.tokens } : legibility,
    }));
  }

  async embed(inputs: readonly QueryResponse[], options: EmbedOptions = {}) {
    this.asked.push(inputs);
    this.priorities.push(options.priority);
    options.signal?.throwIfAborted();
    return inputs.map(({ response }) => Float32Array.of(response === "broken" ? Number.NaN : response.length / 10, 0));
  }

  async dispose() {}
}

function service(head = headOf("on-topic")) {
  const encoder = new LengthEncoder();
  const state = { head };
  return { encoder, state, scores: new ScoreService(new TextFeatures(encoder), async () => state.head) };
}

describe("ScoreService", () => {
  it("scores by the head: σ(R) with the posterior's interval", async () => {
    const { scores } = service();
    const { score, reward, interval, head } = await scores.score("q", "0123456789");
    expect(reward).toBeCloseTo(1);
    expect(score).toBeCloseTo(1 / (1 + Math.exp(-1)));
    // sd = |φ| / √precision = 0.1
    expect(interval[0]).toBeCloseTo(1 / (1 + Math.exp(-(1 - 0.1645))), 3);
    expect(head.card.id).toBe("on-topic");
  });

  it("says of a response how the encoder read it", async () => {
    const { scores } = service();
    expect((await scores.score("q", "read")).limits).toEqual({});
    expect((await scores.scoreAll([{ query: "q", response: "ጠዋት" }]))[0].limits).toEqual({ unknown: 1 });
  });

  it("says of a response that it is not in English", async () => {
    const scores = new ScoreService(
      new TextFeatures(new LengthEncoder()),
      async () => headOf("on-topic"),
      () => "de",
    );
    const german = "Wir haben den Betrag heute auf Ihr Konto überwiesen.";
    expect((await scores.score("q", german)).limits).toEqual({ foreign: true });
    expect((await scores.score("q", "We sent the amount to your account today.")).limits).toEqual({});
  });

  it("encodes each text once, also when it is asked for twice at the same time", async () => {
    const { scores, encoder } = service();
    await Promise.all([scores.score("q", "one"), scores.score("q", "one"), scores.score("q", "two")]);
    await scores.score("q", "two");
    expect(encoder.asked.flat().map(({ response }) => response)).toEqual(["one", "two"]);
  });

  it("keeps texts apart that differ in a lone surrogate only", async () => {
    const { scores, encoder } = service();
    await scores.score("q", "a\ud800");
    await scores.score("q", "a\ud801");
    expect(encoder.asked).toHaveLength(2);
  });

  it("scores again by another head, without encoding again", async () => {
    const { scores, encoder, state } = service();
    const before = await scores.score("q", "0123456789");
    state.head = { ...headOf("2026-11-23t13-00-00z-0123abcd"), weights: Float32Array.of(-1, 0) };
    const after = await scores.score("q", "0123456789");
    expect(before.reward).toBeCloseTo(1);
    expect(after.reward).toBeCloseTo(-1);
    expect(encoder.asked).toHaveLength(1);
  });

  it("scores many in order, as bulk, encoding only what is new", async () => {
    const { scores, encoder } = service();
    await scores.score("q", "long response");
    const inputs = ["long response", "short", "long response", "mid size"].map((response) => ({
      query: "q",
      response,
    }));
    const scored = await scores.scoreAll(inputs);
    expect(scored.map(({ reward }) => Math.round(reward * 10))).toEqual([13, 5, 13, 8]);
    expect(encoder.asked.at(-1)?.map(({ response }) => response)).toEqual(["short", "mid size"]);
    expect(encoder.priorities).toEqual(["interactive", "bulk"]);
  });

  it("is idle when nobody waits", async () => {
    const { scores } = service();
    const scored = scores.score("q", "something");
    await scores.whenIdle();
    await scored;
    expect(await Promise.race([scores.whenIdle().then(() => "idle"), scored.then(() => "idle")])).toBe("idle");
  });

  it("refuses an empty response and a head that gives no number", async () => {
    const { scores } = service();
    await expect(scores.score("q", " \n")).rejects.toThrow(EmptyResponseError);
    await expect(scores.scoreAll([{ query: "q", response: "" }])).rejects.toThrow(EmptyResponseError);
    await expect(scores.score("q", "broken")).rejects.toThrow(NotANumberError);
  });

  it("gives up when asked to", async () => {
    const { scores } = service();
    await expect(scores.score("q", "late", AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
