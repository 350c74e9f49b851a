import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEAST_RANKED, MOST_RANKED } from "../../../src/core/model/ranking.ts";
import { pairsFromText, rivals } from "../../../src/extension/pairs/pairs-from-text.ts";
import { toRecords } from "../../../src/extension/rank/ranking-records.ts";
import { rankingSets, setKey } from "../../../src/extension/rank/ranking-set.ts";

const answers = (n: number) => Array.from({ length: n }, (_, i) => ["q", `response ${i}`] as const);

describe("rankingSets", () => {
  it("takes the responses to a query that has three at least, of pairs that join them", () => {
    const jsonl = JSON.stringify({ prompt: "q", responses: ["a", "b", "c", "d"] });
    const pair = JSON.stringify({ prompt: "p", chosen: "a", rejected: "b" });
    const { pairs } = pairsFromText(`${jsonl}\n${pair}\n`, "x.jsonl");
    expect(rankingSets({ pairs })).toEqual([{ query: "q", responses: ["a", "b", "c", "d"] }]);
  });

  it("keeps the turns of the query, in its set and in every record", () => {
    const prompt = [
      { role: "system", content: "Be brief." },
      { role: "user", content: "q" },
    ];
    const [set] = rankingSets(pairsFromText(JSON.stringify({ prompt, responses: ["a", "b", "c"] }), "x.jsonl"));
    expect(set).toMatchObject({ query: "System: Be brief.\n\nHuman: q", turns: prompt });
    const ranking = [0, 1, 2].map((item) => ({ item, tied: false }));
    const by = { annotator: "a", at: "2026-01-01T00:00:00.000Z", source: "", seconds: 3 };
    expect(toRecords(set, ranking, [0, 1, 2], by).map(({ turns }) => turns)).toEqual([prompt, prompt, prompt]);
  });

  it("divides many into sets of three to eight that are joined, the same whatever the order of the texts", () => {
    fc.assert(
      fc.property(fc.integer({ min: LEAST_RANKED, max: 60 }), (n) => {
        const sets = rankingSets({ pairs: rivals(answers(n)) });
        for (const { responses } of sets) {
          expect(responses.length).toBeGreaterThanOrEqual(LEAST_RANKED);
          expect(responses.length).toBeLessThanOrEqual(MOST_RANKED);
          expect(new Set(responses).size).toBe(responses.length);
        }
        expect(new Set(sets.flatMap(({ responses }) => responses)).size).toBe(n);
        const joined = new Set(sets[0].responses);
        for (const { responses } of sets) {
          expect(responses.some((response) => joined.has(response))).toBe(true);
          responses.forEach((response) => joined.add(response));
        }
        const keys = (some: typeof sets) => some.map(({ query, responses }) => setKey(query, responses)).sort();
        expect(keys(rankingSets({ pairs: rivals(answers(n).reverse()) }))).toEqual(keys(sets));
      }),
    );
  });
});
