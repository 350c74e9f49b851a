import { describe, expect, it } from "vitest";
import { readResponses } from "../../../src/formats/read-responses.ts";

describe("readResponses", () => {
  it("lists pairs and single responses of JSONL in order, and sets bad lines aside", () => {
    const lines = [
      '{"prompt":"p","chosen":"c","rejected":"r"}',
      '{"query":"q","response":"a","id":1}',
      '{"prompt":"p","response":" "}',
      '{"response":"alone"}',
      "{",
      '{"prompt":"p2","response":"b"}',
    ];
    const { responses, problems } = readResponses(lines.join("\r\n"), "x.jsonl");
    expect(responses.map(({ query, response, label, line }) => [query, response, label, line])).toEqual([
      ["p", "c", "chosen", 1],
      ["p", "r", "rejected", 1],
      ["q", "a", "response", 2],
      ["p2", "b", "response", 6],
    ]);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it("lists the responses of Markdown by the line of their heading", () => {
    const { responses } = readResponses("# T\n\n## Query\nq\n\n## Response A\na\n## Response B\nb", "x.md");
    expect(responses.map(({ label, line }) => [label, line])).toEqual([
      ["Response A", 6],
      ["Response B", 8],
    ]);
  });
});
