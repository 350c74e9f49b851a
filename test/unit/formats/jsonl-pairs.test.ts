import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLenses } from "../../../src/formats/find-lenses.ts";
import { sameLook } from "../../../src/formats/roles/texts.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";

const find = (text: string) => findLenses(text, "a.jsonl");
const good = '{"prompt":"q","chosen":"a","rejected":"b"}';

const broken: [string, string][] = [
  ['{"prompt":"q","chosen":"a"', "is not JSON"],
  ['{"prompt":"q","chosen":NaN,"rejected":"b"}', '"chosen" is missing'],
  ['{"prompt":"q","chosen":"a\0","rejected":"b"}', "NUL"],
  ['{"prompt":"q","chosen":"a"}', '"rejected" is missing'],
  ['{"prompt":"q","chosen":7,"rejected":null}', '"rejected" is missing'],
  ['{"prompt":"q","chosen":{"a":"x","b":"y"},"rejected":"b"}', '"chosen" contains no text'],
  ['{"prompt":"q","chosen":[{"role":"user"}],"rejected":"b"}', '"chosen" is empty'],
  ['{"prompt":"q","chosen":[{"role":"usher"}],"rejected":"b"}', 'unknown role "usher"'],
  ['{"prompt":"q","chosen":" ","rejected":"b"}', '"chosen" is empty'],
  ['{"prompt":"q","chosen":"a","rejected":"a"}', "the same text"],
  ["[1,2]", "object"],
  ["null", "object"],
];

describe("JSONL pairs", () => {
  it("gives chosen and rejected with the line as anchor", () => {
    const text = `\uFEFF${good}\r\n\r\n ${good}\r\n`;
    const { responses, problems } = find(text);
    expect(problems).toEqual([]);
    expect(responses.map((r) => [r.label, r.query, r.response, r.anchor])).toEqual([
      ["chosen", "q", "a", 1],
      ["rejected", "q", "b", 1],
      ["chosen", "q", "a", 47],
      ["rejected", "q", "b", 47],
    ]);
    expect(text.slice(responses[3].start - 1, responses[3].end + 1)).toBe('"b"');
  });

  it.each(broken)("skips %j", (line, message) => {
    const { responses, problems } = find(`${good}\n${line}\n${good}`);
    expect(problems).toEqual([{ line: 2, message: expect.stringContaining(message) }]);
    expect(responses).toHaveLength(4);
    expect(readPairs(`${good}\n${line}\n${good}`)).toMatchObject({
      pairs: [{ line: 1 }, { line: 3 }],
      problems: [{ line: 2 }],
    });
  });

  it("skips a line with a field twice, which readers understand differently", () => {
    const twice = '{"prompt":"q","chosen":"a","rejected":"b","chosen":"c"}';
    expect(find(`${good}\n${twice}`).problems).toEqual([
      { line: 2, message: expect.stringContaining('"chosen" occurs twice') },
    ]);
  });

  it("looks at the line's own fields only, at any depth of the others", () => {
    const deep = `{"x":{"chosen":"no"},"y":${"[".repeat(50_000)}${"]".repeat(50_000)},"prompt":"q","rejected":"b","chosen":"a"}`;
    const [chosen] = find(deep).responses;
    expect(deep.slice(chosen.start, chosen.end)).toBe("a");
  });

  it("says nothing about JSONL that has no pair", () => {
    expect(find('{"level":"info"}\n{"level":"warn"}')).toEqual({ responses: [], problems: [] });
    expect(readPairs('{"level":"info"}').problems).toHaveLength(1);
  });

  it("has ranges whose source decodes to the response, for any strings", { timeout: 60_000 }, () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
        fc.constantFrom('"', "\\", "\ud83d", "\n", "\u2028"),
      ),
    });
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (prompt, chosen, rejected, escaped) => {
        fc.pre([prompt, chosen, rejected].every((one) => one.trim() !== "") && !sameLook(chosen, rejected));
        let line = JSON.stringify({ prompt, id: 1, chosen, nested: { rejected: "x" }, rejected });
        if (escaped)
          line = line.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
        const source = `${good}\n${line}\n`;
        const found = find(source).responses.slice(2);
        expect(found.map((r) => r.response)).toEqual([chosen, rejected]);
        for (const r of found) {
          expect(JSON.parse(`"${source.slice(r.start, r.end)}"`)).toBe(r.response);
          expect(JSON.parse(`"${source.slice(r.queryStart, r.queryEnd)}"`)).toBe(prompt.trim());
        }
      }),
    );
  });

  it("has the place of a query whose line ends it gives as line feeds", () => {
    const source = JSON.stringify({ prompt: "a\r\nb\rc", chosen: "d", rejected: "e\r\nf" });
    const [, { query, queryStart, queryEnd, response }] = find(source).responses;
    expect([query, response]).toEqual(["a\nb\nc", "e\r\nf"]);
    expect(source.slice(queryStart, queryEnd)).toBe("a\\r\\nb\\rc");
  });

  it("has the place of the question where more is before it", () => {
    const messages = ["q1", "a1", "q2", "a2"].map((content, i) => ({ role: i % 2 ? "assistant" : "user", content }));
    for (const record of [{ system: "s", prompt: "q2", response: "a2" }, { messages }]) {
      const source = JSON.stringify(record);
      const { queryStart, queryEnd, query } = find(source).responses.at(-1)!;
      expect(query).toContain("Human: q2");
      expect(source.slice(queryStart, queryEnd)).toBe("q2");
    }
  });

  it("takes a 10 MB line and 1000 responses", () => {
    const long = JSON.stringify({ prompt: "q", chosen: "a ".repeat(5e6), rejected: "b" });
    expect(find(long).responses[0].response).toHaveLength(1e7);
    expect(find(`${good}\n`.repeat(500)).responses).toHaveLength(1000);
  });

  it("passes over lines of another reader", () => {
    const isOther = (value: unknown) => typeof value === "object" && value !== null && "kind" in value;
    const read = readPairs(`${good}\n{"kind":"preference"}`, "x.jsonl", { isOther });
    expect(read.problems).toEqual([]);
    expect(read.pairs).toHaveLength(1);
  });
});
