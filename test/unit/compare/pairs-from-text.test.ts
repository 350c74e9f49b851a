import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldEnd } from "../../../src/extension/pairs/fold.ts";
import { pairsFromText } from "../../../src/extension/pairs/pairs-from-text.ts";

const data = new URL("../../../../shared/data/hh-helpful.jsonl", import.meta.url);

function document(...groups: [string, string[]][]): string {
  const group = ([query, responses]: [string, string[]]) =>
    [`## Query\n\n${query}\n`, ...responses.map((text, i) => `## Response ${i + 1}\n\n${text}\n`)].join("\n");
  return groups.map(group).join("\n");
}

describe("pairsFromText", () => {
  it("pairs every two responses to one query, and none of two queries", () => {
    const text = document(["q", ["a", "b", "c"]], ["r", ["a", "d"]], ["alone", ["e"]]);
    expect(pairsFromText(text, "x.md").pairs).toEqual([
      { query: "q", responses: ["a", "b"] },
      { query: "q", responses: ["a", "c"] },
      { query: "q", responses: ["b", "c"] },
      { query: "r", responses: ["a", "d"] },
    ]);
  });

  it("keeps the turns of a conversation, of pairs and of answers to compare", () => {
    const prompt = ["Hello", "Hi!", "Name a lake"].map((content, i) => ({
      role: i === 1 ? "assistant" : "user",
      content,
    }));
    const pair = `${JSON.stringify({ prompt, chosen: "Como", rejected: "Garda" })}\n`;
    const query = "Human: Hello\n\nAssistant: Hi!\n\nHuman: Name a lake";
    expect(pairsFromText(pair, "x.jsonl").pairs).toEqual([{ query, turns: prompt, responses: ["Como", "Garda"] }]);
    const chat = (answer: string) =>
      `${JSON.stringify({ messages: [...prompt, { role: "assistant", content: answer }] })}\n`;
    expect(pairsFromText(chat("Como") + chat("Garda"), "x.jsonl").pairs).toEqual([
      { query, turns: prompt, responses: ["Como", "Garda"] },
    ]);
  });

  it("does not compare a text with itself", () => {
    expect(pairsFromText(document(["q", ["a", "a"]]), "x.md").pairs).toEqual([]);
  });

  it("takes the pairs of JSON Lines, and reports a broken line by its number", () => {
    const good = JSON.stringify({ prompt: "q", chosen: "a", rejected: "b" });
    const { pairs, problems } = pairsFromText(`${good}\n{"prompt":\n`, "x.jsonl");
    expect(pairs).toEqual([{ query: "q", responses: ["a", "b"] }]);
    expect(problems.map(({ line }) => line)).toEqual([2]);
  });

  it.skipIf(!existsSync(data))(
    "reads the 2339 pairs of hh-helpful.jsonl (skipped where ../shared/data is not there)",
    () => {
      const { pairs, problems } = pairsFromText(readFileSync(data, "utf8"), "x.jsonl");
      expect([pairs.length, problems.length]).toEqual([2339, 0]);
    },
  );
});

describe("folding", () => {
  it("keeps the start, cuts no character in two, and says how long the whole is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const shown = foldEnd(text, limit);
        expect(shown.length).toBe(text.length);
        expect(text.startsWith(shown.text)).toBe(true);
        expect(shown.text.isWellFormed()).toBe(true);
        expect(shown.text.length).toBeLessThanOrEqual(limit);
        expect(shown.text.length).toBeGreaterThanOrEqual(Math.min(limit - 1, text.length));
      }),
    );
  });
});
