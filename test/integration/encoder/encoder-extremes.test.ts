import { describe, expect, it } from "vitest";
import { DIMENSION } from "../../../src/core/features/feature-layout.ts";
import { anEncoder, bitsOf } from "./encoder-setup.ts";

const MB = 1_000_000;

describe("the encoder reads", () => {
  it.each([
    ["a response of 10 MB", "Is it long?", "All of it is ice, and snow. ".repeat((10 * MB) / 28)],
    ["a query of 10 MB", "All of it is ice, and snow. ".repeat((10 * MB) / 28), "Yes."],
    ["one word of 10 MB", "Is it long?", "a".repeat(10 * MB)],
    ["10 MB of line ends", "Is it long?", "\n".repeat(10 * MB)],
    ["10 MB of pictures", "🐧".repeat(5 * MB), "🐧".repeat(5 * MB)],
    ["an empty response", "Is it long?", ""],
    ["an empty query", "", "Yes."],
    ["nothing", "", ""],
    ["lone surrogates", "\ud800 why \udfff", "\udc00 \ud83d because \ud800"],
    ["control characters", "\0\u0007\u001b[2J", "\0\0\u200b\u202e\ufeff"],
  ])("%s", async (_, query, response) => {
    const [phi] = await anEncoder().embed([{ query, response }]);
    expect(phi.length).toBe(DIMENSION);
    expect(phi.every(Number.isFinite)).toBe(true);
  });

  it("a lone surrogate as U+FFFD where the tokenizer sees it", async () => {
    const encoder = anEncoder();
    const [lone, replaced] = await encoder.embed([
      { query: "q", response: "before \ud800 after" },
      { query: "q", response: "before \ufffd after" },
    ]);
    expect(bitsOf(lone)).toBe(bitsOf(replaced));
  });

  it("no more than its limits of tokens", async () => {
    const counts = await anEncoder().countTokens([
      { query: "", response: "" },
      { query: "why ".repeat(9000), response: "because ".repeat(9000) },
    ]);
    // 8000 tokens of the response once, and in each pass 192 of the query and three special ones.
    const windows = (counts[1] - 8000) / 195;
    expect(counts[0]).toBe(3);
    expect(windows).toBeGreaterThan(8000 / 256 - 1);
    expect(windows).toBeLessThan(8000 / 102);
  });
});
