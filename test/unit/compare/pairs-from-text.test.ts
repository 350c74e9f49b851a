import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { foldEnd, foldStart } from "../../../src/extension/compare/fold.ts";
import { pairsFromText } from "../../../src/extension/compare/pairs-from-text.ts";

const random = () => seededRandom(1);
const data = new URL("../../../../shared/data/hh-helpful.jsonl", import.meta.url);

function document(...groups: [string, string[]][]): string {
  const group = ([query, responses]: [string, string[]]) =>
    [`## Query\n\n${query}\n`, ...responses.map((text, i) => `## Response ${i + 1}\n\n${text}\n`)].join("\n");
  return groups.map(group).join("\n");
}

describe("pairsFromText", () => {
  it("pairs every two responses to one query, and none of two queries", () => {
    const text = document(["q", ["a", "b", "c"]], ["r", ["a", "d"]], ["alone", ["e"]]);
    expect(pairsFromText(text, "markdown", random()).pairs).toEqual([
      { query: "q", responses: ["a", "b"] },
      { query: "q", responses: ["a", "c"] },
      { query: "q", responses: ["b", "c"] },
      { query: "r", responses: ["a", "d"] },
    ]);
  });

  it("does not compare a text with itself", () => {
    expect(pairsFromText(document(["q", ["a", "a"]]), "markdown", random()).pairs).toEqual([]);
  });

  it("lets each of many responses meet eight others", () => {
    const { pairs } = pairsFromText(
      document(["q", Array.from({ length: 100 }, (_, i) => `text ${i}`)]),
      "markdown",
      random(),
    );
    expect(pairs).toHaveLength(400);
    const met = new Map<string, Set<string>>();
    for (const {
      responses: [a, b],
    } of pairs) {
      met.set(a, (met.get(a) ?? new Set()).add(b));
      met.set(b, (met.get(b) ?? new Set()).add(a));
    }
    expect([...met.values()].map(({ size }) => size)).toEqual(Array.from({ length: 100 }, () => 8));
  });

  it("takes the pairs of JSON Lines, and reports a broken line by its number", () => {
    const good = JSON.stringify({ prompt: "q", chosen: "a", rejected: "b" });
    const { pairs, problems } = pairsFromText(`${good}\n{"prompt":\n`, "jsonl", random());
    expect(pairs).toEqual([{ query: "q", responses: ["a", "b"] }]);
    expect(problems.map(({ line }) => line)).toEqual([2]);
  });

  it.skipIf(!existsSync(data))(
    "reads the 2339 pairs of hh-helpful.jsonl (skipped where ../shared/data is not there)",
    () => {
      const { pairs, problems } = pairsFromText(readFileSync(data, "utf8"), "jsonl", random());
      expect([pairs.length, problems.length]).toEqual([2339, 0]);
    },
  );
});

describe("folding", () => {
  it("keeps the start or the end, cuts no character in two, and says how long the whole is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        for (const [shown, kept] of [
          [foldEnd(text, limit), (part: string) => text.startsWith(part)],
          [foldStart(text, limit), (part: string) => text.endsWith(part)],
        ] as const) {
          expect(shown.length).toBe(text.length);
          expect(kept(shown.text)).toBe(true);
          expect(shown.text.isWellFormed()).toBe(true);
          expect(shown.text.length).toBeLessThanOrEqual(limit);
          expect(shown.text.length).toBeGreaterThanOrEqual(Math.min(limit - 1, text.length));
        }
      }),
    );
  });
});
