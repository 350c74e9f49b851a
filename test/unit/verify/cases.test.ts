import { describe, expect, it } from "vitest";
import { countText } from "../../../src/verify/sentences.ts";
import { lines, verifyInMemory as run } from "../../support/verify-in-memory.ts";

const statuses = async (yaml: string, files: Record<string, string> = {}) => {
  const { cases } = await run({ "t.reward.yaml": yaml, ...files });
  return cases.map(({ line, status, reason }) => `${line} ${status}: ${reason}`);
};
describe("a case", () => {
  it("passes, fails or is unsure by all of its responses", async () => {
    expect(
      await statuses(`cases:
  - { query: q, better: 2 a, worse: [1 b, 0 c] }
  - { query: q, better: 1 a, worse: [2 b, 0 c] }
  - { query: q, better: [2 a, 3 a], worse: [1 b], model: ./unsure }
  - { query: q, ranking: [3 a, 2 b, 1 c] }
  - { query: q, ranking: [3 a, 1 b, 2 c] }
  - { query: q, response: 1 a, score: ">= 0.69" }
  - { query: q, response: 1 a, score: "< 0.69" }
  - { query: q, response: 1 a, score: ">= 0.73" }
`),
    ).toEqual([
      "2 passed: The better response is chosen with probability 0.73 (0.70 to 0.76), the least of 2 pairs, as expected above 0.50.",
      "3 failed: The better response is chosen with probability 0.27 (0.24 to 0.30), the least of 2 pairs, expected above 0.50.",
      "4 unsure: The better response is chosen with probability 0.73 (0.09 to 0.99), the least of 2 pairs: can't tell whether above 0.50.",
      "5 passed: The better response is chosen with probability 0.73 (0.70 to 0.76), the least of 2 pairs, as expected above 0.50.",
      "6 failed: The better response is chosen with probability 0.27 (0.24 to 0.30), the least of 2 pairs, expected above 0.50.",
      "7 passed: Score 0.73 (0.70 to 0.76), as expected >= 0.69.",
      "8 failed: Score 0.73 (0.70 to 0.76), expected < 0.69.",
      "9 unsure: Score 0.73 (0.70 to 0.76): can't tell whether >= 0.73.",
    ]);
  });

  it("is unsure where the encoder can't read a response", async () => {
    expect(await statuses("cases: [{ query: q, better: 2 a, worse: '? b' }]")).toEqual([
      "1 unsure: A response can't be read: too many of its words are unknown to the encoder.",
    ]);
  });

  it("reads responses from files, and queries from messages", async () => {
    const yaml = `cases:
  - { query: q, better: { file: long.md }, worse: 1 b }
  - { messages: [{ role: system, content: s }, { role: user, content: u }], ranking: [{ file: long.md }, 1 b] }`;
    expect((await statuses(yaml, { "long.md": "2 words\n" })).map((line) => line.slice(0, 8))).toEqual([
      "2 passed",
      "3 passed",
    ]);
  });

  it("checks the mean and the win rate of files of responses", async () => {
    const yaml = `cases:
  - { outputs: now/*.jsonl, mean: ">= 0.7" }
  - { outputs: now/*.jsonl, mean: "<= 0.7" }
  - { outputs: now/*.jsonl, against: old.jsonl, winRate: ">= 0.6" }
  - { outputs: now/*.jsonl, against: old.jsonl, winRate: ">= 0.99" }
  - { outputs: one.jsonl, mean: 0.2 }`;
    const files = {
      "now/a.jsonl": lines([1, 2, 1.5]),
      "now/b.jsonl": lines([0, 0, 0, 2, 1.8, 2]),
      "old.jsonl": lines([-1, -1, 0, 0, 0, 0]),
      "one.jsonl": lines([3]),
    };
    const found = await statuses(yaml, files);
    expect(found.map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
      "2 unsure: Mean score",
      "3 unsure: Mean score",
      "4 passed: Win rate",
      "5 failed: Win rate",
      "6 unsure: Responses to",
    ]);
    expect(found[2]).toMatch(
      /^4 passed: Win rate \d\d% \(\d\d% to \d\d%\) on 6 queries, \d\d% at equal lengths, as expected >= 0\.6\.$/,
    );
  });

  it.each([
    [
      '{ query: q, response: a, score: ">= 0" }',
      '"score": >= 0 can never fail: scores and win rates are above 0 and below 1. Write a number between them.',
    ],
    [
      "{ outputs: none/*.jsonl, mean: 0.5 }",
      "No file is named by none/*.jsonl. Check the pattern: it is from the file that names it.",
    ],
    [
      "{ outputs: ../*.jsonl, mean: 0.5 }",
      "../*.jsonl is outside of the repository. Name files in it, from this file on.",
    ],
    ["{ outputs: a.jsonl }", "says nothing of its outputs. Add mean, or against and winRate."],
    ["{ outputs: a.jsonl, winRate: 0.5 }", "against and winRate belong together. Add the other one."],
    [
      "{ outputs: a.jsonl, against: ./a.jsonl, winRate: 0.4 }",
      "outputs and against name the same files, so the win rate is always 50%. Name two sets.",
    ],
    [
      "{ outputs: empty.jsonl, mean: 0.5 }",
      "There is no response in empty.jsonl. Give records with a query and a response.",
    ],
    ["{ outputs: lfs.jsonl, mean: 0.5 }", "lfs.jsonl is in Git LFS and was not downloaded. Check out with lfs: true."],
    ["{ query: q, better: { file: none.md }, worse: b }", "There is no file none.md."],
    [
      "{ query: q, better: { file: blank.md }, worse: b }",
      "blank.md is empty: there is nothing to score. Write the response into it.",
    ],
    ["{ better: a, worse: b }", "has no query. Add query or messages."],
    ["{ query: q, messages: [{ role: user, content: q }], ranking: [a, b] }", "has query and messages. Keep one."],
    ["{ query: q, better: a, worse: [b, a] }", '"a" is better and worse. Remove one of the two.'],
    ["{ query: q, ranking: [a, b, a] }", '"a" has two places in the ranking. Remove one of them.'],
    ["{ query: q, ranking: [a, b], model: ./none }", "There is no model ./none."],
    [
      "{ query: q, ranking: [a, b], model: ../../x }",
      "../../x is outside of the repository. Name files in it, from this file on.",
    ],
  ])("that cannot be checked is an error with its line and a cure: %s", async (one, expected) => {
    const files = {
      "a.jsonl": lines([1, 2]),
      "empty.jsonl": "",
      "blank.md": " \n",
      "lfs.jsonl": "version https://git-lfs.github.com/spec/v1\noid sha256:0",
    };
    const found = await statuses(`cases:\n  - { query: q, ranking: [2 a, 1 b] }\n  - ${one}`, files);
    expect(found[0]).toMatch(/^2 passed/);
    expect(found.slice(1)).toEqual([`3 error: ${expected}`]);
  });

  it("that cannot be checked for one of its keys is an error on the line of that key, by its own name", async () => {
    const yaml = `cases:
  - name: An answer
    query: q
    response: a
    score: ">= 0"
  - outputs: a.jsonl
    against: none.jsonl
    winRate: 0.5
  - query: q
    worse: a
    better: { file: none.md }
  - { query: q, response: a, score: true }
`;
    const { cases } = await run({ "t.reward.yaml": yaml, "a.jsonl": lines([1, 2]) });
    expect(cases.map(({ line, name, reason }) => [line, name, reason.split(".")[0]])).toEqual([
      [5, "An answer", '"score": >= 0 can never fail: scores and win rates are above 0 and below 1'],
      [7, "t.reward.yaml:7", "No file is named by none"],
      [11, "t.reward.yaml:11", "There is no file none"],
      [12, "t.reward.yaml:12", '"score" must be a threshold such as ">= 0'],
    ]);
  });

  it("has no verdict where none of its outputs can be read, only the errors", async () => {
    const yaml = 'cases: [{ outputs: broken.jsonl, mean: ">= 0.1" }]';
    const { cases } = await run({ "t.reward.yaml": yaml, "broken.jsonl": "{broken\n" });
    expect(cases.map(({ file, line, status }) => [file, line, status])).toEqual([["broken.jsonl", 1, "error"]]);
  });

  it("reports lines of outputs that can't be read, and uses the others", async () => {
    const files = { "a.jsonl": `${lines([1, 2, 3])}\n{"query": "q", "respo` };
    const found = await statuses('cases: [{ outputs: a.jsonl, mean: ">= 0.2" }]', files);
    expect(found.map((line) => line.split(":")[0])).toEqual(["4 error", "1 passed"]);
  });
});

describe("a run", () => {
  it("counts its verdicts", async () => {
    const report = await run({ "t.reward.yaml": "cases:\n  - { query: q, ranking: [2 a, 1 b] }\n  - { query: q }" });
    expect(countText(report)).toBe("1 passed, 0 failed, 1 error");
  });

  it("rejects where no file is named", async () => {
    await expect(run({})).rejects.toThrow(
      /^No file is named by \*\*\/\*\.reward\.yaml\. Write expectations into a file/,
    );
  });
});
