import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { EDGE, HIDDEN_SIZE, POOLED } from "../../../src/core/features/feature-layout.ts";
import { readingLimits } from "../../../src/core/features/legibility.ts";
import { tokenRanges } from "../../../src/encoder/text/token-ranges.ts";
import type { Tokenise } from "../../../src/encoder/text/tokenise.ts";
import { RESPONSE_TOKENS, responseWindows } from "../../../src/encoder/text/windows.ts";
import { aFolder, anEncoder, bitsOf } from "./encoder-setup.ts";
import { shippedTokenizer } from "./tokenizer.ts";

let tokenise: Tokenise;
beforeAll(async () => void (tokenise = await shippedTokenizer()));

const query = "How do plants make sugar?";
/** An answer of `paragraphs` different paragraphs. */
const answer = (paragraphs: number) =>
  Array.from(
    { length: paragraphs },
    (_, i) =>
      `Step ${i + 1} of it takes place in the chloroplast, where ${i + 3} molecules of water are split. ` +
      `Light drives it; the oxygen leaves the leaf.\n- A list item about enzyme ${i * 7}, which is slow.\n\n`,
  ).join("");

describe("a response of several windows", () => {
  it("has the means of its windows, each read as if it were the response", async () => {
    const response = answer(16);
    const { pieces, windows } = responseWindows(response, tokenise);
    expect(windows.length).toBeGreaterThan(2);
    const ranges = tokenRanges(response, pieces);
    const texts = windows.map(([from, to]) => response.slice(ranges[from][0], ranges[to - 1][1]));
    const raw = anEncoder({ raw: true });
    const [whole, ...parts] = await raw.embed([response, ...texts].map((text) => ({ query, response: text })));
    const count = pieces.length;
    for (let k = 0; k < 2 * HIDDEN_SIZE; k++) {
      const mean = windows.reduce((sum, [from, to], i) => sum + ((to - from) / count) * parts[i][k], 0);
      expect(whole[k]).toBeCloseTo(mean, 4);
    }
    const opening = [2 * HIDDEN_SIZE, 3 * HIDDEN_SIZE] as const;
    expect(whole.slice(...opening)).toEqual(parts[0].slice(...opening));
    const ending = [3 * HIDDEN_SIZE, POOLED] as const;
    expect(whole.slice(...ending)).toEqual(parts.at(-1)!.slice(...ending));
    for (const [from, to] of windows) expect(to - from).toBeGreaterThan(EDGE);
  });

  it("is changed by a sentence in its middle, and has the same bits from kept windows as from new ones", async () => {
    const before = answer(24);
    const middle = before.indexOf("Step 13");
    const after = `${before.slice(0, middle)}You are a stupid idiot. ${before.slice(middle)}`;
    const encoder = anEncoder();
    const [kind] = await encoder.embed([{ query, response: before }]);
    const [unkind] = await encoder.embed([{ query, response: after }]);
    expect(Math.hypot(...kind.map((value, j) => value - unkind[j]))).toBeGreaterThan(0.5);
    const [fresh] = await anEncoder().embed([{ query, response: after }]);
    expect(bitsOf(unkind)).toBe(bitsOf(fresh));
  });

  it("is read again after an edit in a small part of the time, explanations too", async () => {
    const encoder = anEncoder({ threads: 1 });
    const weights = new Float32Array(256).fill(0.1);
    await encoder.embed([{ query, response: "warm" }]);
    const timed = async (response: string) => {
      const start = performance.now();
      await encoder.tokens({ query, response }, weights);
      return performance.now() - start;
    };
    const text = answer(120);
    const first = await timed(text);
    // The least of some: other work on the machine may come between.
    const edited: number[] = [];
    for (const word of ["this", "that", "one", "mine", "yours"])
      edited.push(await timed(text.replace("Step 60 of it", `Step 60 of ${word}`)));
    expect(Math.min(...edited)).toBeLessThan(first / 2);
  });

  it("is read up to the limit, which is reported", async () => {
    const response = answer(300);
    const [{ legibility }] = await anEncoder().read([{ query, response }]);
    expect(legibility.tokens).toBeLessThanOrEqual(RESPONSE_TOKENS);
    expect(legibility.tokens).toBeGreaterThan(RESPONSE_TOKENS - 100);
    const { end } = responseWindows(response, tokenise);
    expect(readingLimits(response, legibility)).toEqual({ unread: response.length - end, read: legibility.tokens });
    const { unreadResponse } = await anEncoder().tokenTable({ query, response });
    expect(unreadResponse).toEqual([end, response.length]);
  });
});

describe("what the encoder says of how a response was read", () => {
  it.each([
    ["a Thai one", "เพราะแสงแดดกระจายในชั้นบรรยากาศ และแสงสีฟ้ากระจายมากที่สุด", { unknown: 1 }],
    ["nothing to see", "\u200b\u200d", { unknown: 1 }],
    ["a Chinese one", "因为阳光在大气中散射，蓝光散射得最多。", { unknown: expect.closeTo(0.68, 1) }],
    ["a Russian one", "Потому что солнечный свет рассеивается в атмосфере.", { foreign: true }],
    ["a German one", "Weil das Sonnenlicht in der Atmosphäre gestreut wird.", {}],
    ["a word of Thai in English", "Hello is สวัสดี in Thai, spoken with a polite particle behind it.", {}],
    ["a thumb", "👍", {}],
  ])("%s", async (_, response, expected) => {
    const [{ legibility }] = await anEncoder().read([{ query: "Why?", response }]);
    expect(readingLimits(response, legibility)).toEqual(expected);
  });

  it("comes with the same bits of φ from the cache", async () => {
    const cacheFile = join(await aFolder(), "embeddings.sqlite");
    const texts = ["สวัสดีครับ ผมชอบ", answer(300), "No."].map((response) => ({ query, response }));
    const [one, two] = [anEncoder({ cacheFile }), anEncoder({ cacheFile })];
    const read = await one.read(texts);
    expect(await two.read(texts)).toEqual(read);
    expect(read[0].legibility.unknown).toBe(read[0].legibility.tokens);
  });
});
