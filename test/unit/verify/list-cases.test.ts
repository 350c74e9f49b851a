import { describe, expect, it } from "vitest";
import { judgeCases, withModel } from "../../../src/verify/judge/judge-cases.ts";
import { listCases } from "../../../src/verify/list-cases.ts";
import { loadCases } from "../../../src/verify/load-cases.ts";
import { lines } from "../../support/verify-in-memory.ts";
import { memoryFiles, numberHead, readNumbers } from "../../support/verify.ts";

const FILE = "checks/tone.reward.yaml";
const yaml = `model: ../models/mine
cases:
  - query: q
    better: [3 a, { file: b.md }]
    worse:
      - 2 c
      - 1 d
  - query: q
    ranking:
      - 1 a
      - 3 b
      - 2 c
  - { name: one, tags: [x], model: general, query: q, response: 1 a, score: 0.5 }
  - outputs: out/*.jsonl
    mean: 0.5
    against: old.jsonl
    winRate: 0.9
  - name: broken
    query: q
  - better: a
    worse: b
`;
const files = memoryFiles({
  [FILE]: yaml,
  "checks/b.md": "0 b",
  "checks/out/1.jsonl": lines([1, 2, 3]),
  "checks/old.jsonl": lines([2, 3, 4]),
});

describe("the cases of a file, by it alone", () => {
  const { cases, problems } = listCases(FILE, yaml);

  it("have their lines, their kinds, their models and what their verdicts come from", () => {
    expect(cases.map(({ index, line, name, kind, model }) => [index, line, name, kind, model])).toEqual([
      [0, 3, "q", "choice", "./models/mine"],
      [1, 8, "q", "ranking", "./models/mine"],
      [2, 13, "one", "score", "general"],
      [3, 14, "checks/out/*.jsonl", "outputs", "./models/mine"],
    ]);
    expect(cases.map(({ readsFrom }) => readsFrom)).toEqual([
      ["checks/b.md", "models/mine", "models/mine/**"],
      ["models/mine", "models/mine/**"],
      [],
      [
        ...["checks/out/*.jsonl", "checks/out/*.jsonl/**", "checks/old.jsonl", "checks/old.jsonl/**"],
        ...["models/mine", "models/mine/**"],
      ],
    ]);
  });

  it("read the files in a folder that they name, and in the folder that they are in", () => {
    const yaml = "cases:\n  - { outputs: out/, mean: 0.5 }\n  - { outputs: ., mean: 0.5 }\n";
    const { cases } = listCases("all.reward.yaml", yaml);
    expect(cases.map(({ readsFrom }) => readsFrom)).toEqual([
      ["out", "out/**"],
      [".", "**"],
    ]);
  });

  it("are broken by place and name, with the line and the cure", () => {
    expect(problems).toEqual([
      {
        file: FILE,
        line: 18,
        name: "broken",
        index: 4,
        message: expect.stringMatching(/^says nothing that can be checked/) as string,
      },
      { file: FILE, line: 20, index: 5, message: "has no query. Add query or messages" },
    ]);
  });

  it("have a line for each of several expectations, in the order of their verdicts", async () => {
    expect(cases.map(({ parts }) => parts.map(({ label, line }) => `${line} ${label}`))).toEqual([
      ['6 "3 a" over "2 c"', '7 "3 a" over "1 d"', '6 b.md over "2 c"', '7 b.md over "1 d"'],
      ['10 "1 a" over "3 b"', '11 "3 b" over "2 c"'],
      [],
      ["15 mean 0.5", "17 winRate 0.9"],
    ]);
    const loaded = await loadCases([FILE], files);
    const head = numberHead(1, 0.01);
    const scorer = { read: readNumbers, load: () => Promise.resolve(head) };
    const { judged } = await judgeCases(
      loaded.cases.map((one) => withModel(one, undefined)),
      scorer,
    );
    expect(judged.map(({ result, parts }) => [result.status, parts.map(({ status }) => status)])).toEqual([
      ["failed", ["passed", "passed", "failed", "failed"]],
      ["failed", ["failed", "passed"]],
      ["passed", []],
      ["failed", ["passed", "failed"]],
    ]);
    expect(judged[0].order).toEqual({ expected: ["3 a", "0 b", "2 c", "1 d"], found: ["3 a", "2 c", "1 d", "0 b"] });
    expect(judged[1].order).toEqual({ expected: ["1 a", "3 b", "2 c"], found: ["3 b", "2 c", "1 a"] });
    expect(judged[1].parts[0].order).toEqual({ expected: ["1 a", "3 b"], found: ["3 b", "1 a"] });
  });

  it("are loaded one by one: of those that nobody asked for no file is read", async () => {
    const alone = memoryFiles({ [FILE]: yaml });
    const { cases: some } = await loadCases([FILE], alone, (index) => index === 1);
    expect(some.map(({ index }) => index)).toEqual([1]);
  });
});
