import { describe, expect, it } from "vitest";
import { tokenWeights } from "../../../src/core/explain/attribution.ts";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import { explainReward } from "../../../src/core/explain/explanation.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { join } from "node:path";
import { QUERY_TOKENS } from "../../../src/encoder/text/pair-input.ts";
import { ROOT } from "../cli/cli-process.ts";
import { anEncoder, bitsOf, variedTexts } from "./encoder-setup.ts";

describe("the encoder's token table", () => {
  it("has one row a token of the input, each with its place in its own text", async () => {
    const encoder = anEncoder();
    for (const text of await variedTexts()) {
      const { tokens, windows, unreadQuery, unreadResponse } = await encoder.tokenTable(text);
      const special = tokens.filter(({ part }) => part === "special").map(({ piece }) => piece);
      expect(special).toEqual(["[CLS]", "[SEP]", ...new Array<string>(windows).fill("[SEP]")]);
      for (const { part, start, end } of tokens) {
        if (part === "special") continue;
        expect(text[part].slice(start, end).trim()).not.toBe("");
      }
      const asked = tokens.filter(({ part }) => part === "query");
      expect(unreadQuery).toEqual(asked.length === QUERY_TOKENS ? [asked[63].end, asked[64].start] : undefined);
      expect(unreadResponse).toBeUndefined();
      // Every window is read behind [CLS] query [SEP].
      const [passes] = await encoder.countTokens([text]);
      expect(passes).toBe(tokens.length + (windows - 1) * (asked.length + 2));
    }
  });

  it("lists the very tokens that an explanation has, and tokens come with the bits of φ", async () => {
    const encoder = anEncoder();
    const head = await loadHead(join(ROOT, "media", "starters", "helpful"));
    for (const text of (await variedTexts()).filter(({ response }) => response !== "").slice(-6)) {
      const read = await encoder.tokens(text, tokenWeights(head));
      expect(read.phi).toHaveLength(DIMENSION);
      expect(bitsOf(read.phi)).toBe(bitsOf((await encoder.embed([text]))[0]));
      const { tokens } = explainReward(head, text.response, read);
      const listed = (await encoder.tokenTable(text)).tokens.filter(({ part }) => part === "response");
      expect(tokens.map(({ start, end }) => [start, end])).toEqual(listed.map(({ start, end }) => [start, end]));
    }
  });

  it("gives up an explanation that nobody wants", async () => {
    const encoder = anEncoder();
    const head = await loadHead(join(ROOT, "media", "starters", "helpful"));
    const controller = new AbortController();
    const text = { query: "Why?", response: "Because it is so. ".repeat(30) };
    const stale = encoder.tokens(text, tokenWeights(head), controller.signal);
    controller.abort();
    await expect(stale).rejects.toMatchObject({ name: "AbortError" });
    expect((await encoder.tokens(text, tokenWeights(head))).tokens.length).toBeGreaterThan(50);
  });
});
