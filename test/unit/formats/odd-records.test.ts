import { describe, expect, it } from "vitest";
import { readFileText, type FileReading } from "../../../src/formats/read-file.ts";

const read = (value: unknown) => readFileText(JSON.stringify(value), "a.jsonl");

/** Line and query of every sample, and the lines of the problems. */
const linesOf = ({ samples, problems }: FileReading) => ({
  samples: samples.map(({ query, line }) => `${line}: ${query}`),
  problems: problems.map(({ line }) => line),
});

describe("records from strangers", () => {
  it.each([
    ["an alias without its anchor", "- *nothing\n", /Unresolved alias/],
    ["aliases that would fill the memory", bomb(), /Excessive alias count/],
    ["brackets too deep to read", `a: ${"[".repeat(20_000)}`, /call stack/],
  ])("reports YAML with %s, and throws nothing", (_, text, message) => {
    const { samples, problems } = readFileText(text, "a.yaml");
    expect(samples).toEqual([]);
    expect(problems).toEqual([{ line: 1, message: expect.stringMatching(message) as string }]);
  });

  it("quotes no more of a damaged YAML file than a line has room for", () => {
    const [problem] = readFileText(`- ${"*".repeat(5000)}\n`, "a.yaml").problems;
    expect(problem.message.length).toBeLessThan(200);
  });

  it("takes a field of an object of records that is null for absent, and keeps the lines of the others", () => {
    const text =
      '{\n"one": {"prompt": "q", "response": "a"},\n"two": null,\n"three": {"prompt": "p", "response": "b"}\n}';
    expect(linesOf(readFileText(text, "a.json"))).toEqual({
      samples: ["2: q", "4: p"],
      problems: [],
    });
  });

  it.each([
    ["brackets that nothing closes", "[".repeat(100_000)],
    ["a list that nothing closes", "[1,2"],
    ["an object that nothing closes", '[{"prompt": "q"'],
  ])("loses no line of JSON Lines but the first, which begins with %s", (_, damaged) => {
    const good = (n: number) => JSON.stringify({ prompt: `q${n}`, chosen: "a", rejected: "b" });
    expect(linesOf(readFileText(`${damaged}\n${good(2)}\n${good(3)}\n`, "a.jsonl"))).toEqual({
      samples: ["2: q2", "3: q3"],
      problems: [1],
    });
  });

  it("reads a damaged list as a list, also where its file is named as JSON Lines", () => {
    const text =
      '[\n  {"prompt": "q",\n   "response": "a"},\n  {"prompt": "p" "response": "b"},\n  {"prompt": "r", "response": "c"}\n]\n';
    expect(linesOf(readFileText(text, "a.jsonl"))).toEqual({
      samples: ["2: q", "5: r"],
      problems: [4],
    });
  });

  it("does not take a field that is null for the mark of a tool", () =>
    expect(read({ annotations: null, data: {} })).toEqual(read({ data: {} })));

  it("leaves out an item whose transcript ends before its answer", () => {
    const { samples, problems } = read({ prompt: "q", responses: ["a", "b", "c\n\nHuman: d\n\nAssistant: "] });
    expect(samples[0].responses.every(({ text }) => text.trim() !== "")).toBe(true);
    const empty = read({ response: [{}, "Assistant:a\n\nHuman: \n\nAssistant: "] });
    expect(empty.samples.flatMap(({ responses }) => responses)).toEqual([]);
    expect(empty.problems.map(({ message }) => message)).toContain("response 2 is empty and left out");
    expect(problems).toEqual([]);
  });
});

/** Ten lists of ten aliases each of the one before. */
function bomb(): string {
  const lines = ["a0: &a0 [x]"];
  for (let i = 1; i < 10; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return lines.join("\n");
}
