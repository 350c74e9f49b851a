import { describe, expect, it } from "vitest";
import { parseExpectations } from "../../../../src/verify/expectations/parse.ts";

const problemsOf = (text: string) => parseExpectations(text).problems.map(({ line, message }) => `${line}: ${message}`);

describe("a *.reward.yaml file", () => {
  it("has cases of four kinds, each with its line and the model of the case or of the file", () => {
    const { cases, problems } = parseExpectations(`model: general
cases:
  - query: q
    better: a
    worse: [b, { file: c.txt }]
  - query: q
    response: a
    score: ">= 0.6"
    model: ./mine
  # a comment
  - messages: [{ role: user, content: hello }]
    ranking: [a, b]
  - outputs: out/*.jsonl
    mean: 0.5
`);
    expect(problems).toEqual([]);
    expect(cases.map(({ kind, line, model }) => [kind, line, model])).toEqual([
      ["choice", 3, "general"],
      ["score", 6, "./mine"],
      ["ranking", 11, "general"],
      ["outputs", 13, "general"],
    ]);
  });

  it("may be JSON", () => {
    expect(parseExpectations('{"cases":[{"query":"q","ranking":["a","b"]}]}').cases).toHaveLength(1);
  });

  it("keeps good cases beside bad ones", () => {
    const { cases, problems } = parseExpectations(`cases:
  - query: q
    better: a
  - query: q
    ranking: [a, b]
`);
    expect(cases.map(({ line }) => line)).toEqual([4]);
    expect(problems).toEqual([{ line: 2, message: '"worse" is missing. Add it', index: 0 }]);
  });

  it.each([
    ["", /^1: has no cases\. Write cases:/],
    ["model: general", /^1: "cases" is missing\. Add it/],
    ["cases: []", /^1: "cases" needs at least 1 entry/],
    ["cases: 5", /^1: "cases" must be a list/],
    ["- a\n- b", /^1: must begin with cases: and a list under it/],
    ["cases:\n  - query: q\n    score: >= 0.6", /^3: is not valid YAML: .* Put the threshold in quotes: ">= 0\.6"$/],
    ["cases:\n\t- query: q", /^2: is not valid YAML: .* Indent by spaces$/],
    ["cases:\n  - query: a: b", /^2: is not valid YAML: .* in quotes/],
    ["cases:\n  - query: q\n    query: r", /^3: has this key twice\. Remove one of the two$/],
    ["cases:\n  - 'q", /^\d: is not valid YAML: .* Close the quote or the bracket$/],
    ["cases: []\n---\ncases: []", /^1: has several documents/],
    ["cases:\n  - *nowhere", /^2: has no &nowhere before \*nowhere\. Write the text out$/],
    [`cases: ${"[".repeat(3000)}`, /^1: has too many brackets inside of each other\. Close them, or remove them$/],
    [
      "cases:\n  - query: q\n    response: a\n    score: -.inf",
      /^4: "score" must be a threshold such as ">= 0\.6", in quotes$/,
    ],
    ["cases:\n  - query: q\n    ranking: [a, b]\n    wight: 2", /^4: "wight" is not known here\. Known: name, tags/],
    ["modle: general\ncases: [{ query: q, ranking: [a, b] }]", /^1: "modle" is not known here\. Known: model, cases/],
    ["cases:\n  - query: q", /^2: says nothing that can be checked\. Give better and worse/],
    ["cases:\n  - just a text", /^2: says nothing that can be checked/],
    ["cases:\n  - query: q\n    ranking:\n      - a", /^4: "ranking" needs at least 2 entries/],
    ["cases:\n  - query: 5\n    ranking: [a, b]", /^2: "query" must be a text; put it in quotes/],
    ["cases:\n  - query: q\n    better: ''\n    worse: b", /^3: "better" must not be empty/],
    [
      "cases:\n  - messages: [{ role: x, content: c }]\n    ranking: [a, b]",
      /^2: "messages\.0\.role" must be one of system/,
    ],
  ])("names the line and the cure of %j", (text, expected) => {
    expect(problemsOf(text).join("\n")).toMatch(expected);
  });

  it("may take keys of another case by a merge key", () => {
    const { cases, problems } = parseExpectations(`cases:
  - &first { query: q, better: a, worse: b }
  - <<: *first
    worse: c
`);
    expect(problems).toEqual([]);
    expect(cases.map(({ line, fields }) => [line, fields])).toEqual([
      [2, { query: "q", better: "a", worse: "b" }],
      [3, { query: "q", better: "a", worse: "c" }],
    ]);
  });

  it("does not follow aliases without end", () => {
    const doubled = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join("\n");
    expect(problemsOf(`a0: &a0 [x, x]\n${doubled}\ncases: []`)[0]).toMatch(/^1: cannot be read: .*alias/i);
  });
});
