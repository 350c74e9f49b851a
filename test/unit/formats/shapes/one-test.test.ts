import { describe, expect, it } from "vitest";
import { pairsFromText } from "../../../../src/extension/pairs/pairs-from-text.ts";
import { findLenses } from "../../../../src/formats/find-lenses.ts";
import { readFileText } from "../../../../src/formats/read-file.ts";
import { readResponses } from "../../../../src/formats/read-responses.ts";

const prompts = ["Rephrase this in {{language}}: {{body}}", "Translate this to {{language}}: {{body}}"];
const tests = [
  { language: "French", body: "I'm hungry" },
  { language: "German", body: "Good night" },
];
const fill = (prompt: string, vars: Record<string, string>) =>
  prompt.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => vars[name]);
const output = (test: number, prompt: number) => `output of prompt ${prompt + 1} to test ${test + 1}`;

function resultsOf(raw: (prompt: number, test: number) => string, vars: readonly Record<string, string>[] = tests) {
  const results = vars.flatMap((one, test) =>
    prompts.map((label, prompt) => ({
      provider: { id: "openai:gpt-4o-mini" },
      prompt: { raw: raw(prompt, test), label },
      promptIdx: prompt,
      testIdx: test,
      vars: one,
      response: { output: output(test, prompt) },
    })),
  );
  return JSON.stringify({ evalId: "e", results: { version: 3, results } }, undefined, 1);
}
const results = resultsOf((prompt, test) => fill(prompts[prompt], tests[test]));
const table = JSON.stringify({
  results: {
    table: {
      head: { vars: ["language", "body"], prompts: prompts.map((label) => ({ label })) },
      body: tests.map((vars, test) => ({
        vars: [vars.language, vars.body],
        outputs: prompts.map((prompt, i) => ({ prompt: fill(prompt, vars), text: output(test, i) })),
      })),
    },
  },
});
const csv = [
  `language,body,${prompts.map((prompt) => `"[openai:gpt-4o-mini] ${prompt}"`).join(",")}`,
  ...tests.map(({ language, body }, test) => `${language},${body},${output(test, 0)},${output(test, 1)}`),
].join("\n");

const queries = ["language: French\nbody: I'm hungry", "language: German\nbody: Good night"];

describe("the outputs of one test of promptfoo, by two prompts", () => {
  it.each([
    ["results.json", results],
    ["table.json", table],
    ["output.csv", csv],
  ])("are rivals in %s: for a score, a lens and a comparison", (name, text) => {
    const { responses } = readResponses(text, name);
    expect(responses.map(({ query }) => query)).toEqual([queries[0], queries[0], queries[1], queries[1]]);
    expect(responses.map(({ response }) => response)).toEqual([output(0, 0), output(0, 1), output(1, 0), output(1, 1)]);
    const [first, second] = responses.map(({ label }) => label);
    expect([first, second]).toEqual([expect.stringContaining("Rephrase this"), expect.stringContaining("Translate")]);
    const { pairs } = pairsFromText(text, name);
    expect(pairs.map(({ query }) => query)).toEqual(queries);
    for (const [i, pair] of pairs.entries()) expect([...pair.responses].sort()).toEqual([output(i, 0), output(i, 1)]);
    const lenses = findLenses(text, name).responses;
    expect(lenses.map(({ query }) => query)).toEqual([queries[0], queries[0], queries[1], queries[1]]);
    expect(lenses.map(({ start, end }) => text.slice(start, end))).toEqual(lenses.map(({ response }) => response));
  });

  it("are named by their prompt's template, in one short line, where the tool calls them the same", () => {
    const parsed = JSON.parse(results) as { results: { results: { response: { output?: string }; error?: string }[] } };
    const [first, , third] = parsed.results.results;
    Object.assign(first, { response: {}, error: "timeout" });
    const { responses } = readResponses(JSON.stringify(parsed), "results.json");
    expect(third.response.output).toBe(output(1, 0));
    expect(responses.map(({ response, label }) => [response, label])).toEqual([
      [output(0, 1), "openai:gpt-4o-mini"],
      [output(1, 0), "openai:gpt-4o-mini · Rephrase this in {{language}}: {{body}}"],
      [output(1, 1), "openai:gpt-4o-mini · Translate this to {{language}}: {{body}}"],
    ]);
  });

  it("keep their own prompts as a file's queries", () => {
    const { samples } = readFileText(results, "results.json");
    expect(samples[0].query).toBe("Rephrase this in French: I'm hungry");
    expect(new Set(samples.map(({ query }) => query)).size).toBe(4);
  });

  it("have the last message as their query where the prompts differ before it only", () => {
    const chat = resultsOf((prompt, test) =>
      JSON.stringify([
        { role: "system", content: prompts[prompt] },
        { role: "user", content: tests[test].body },
      ]),
    );
    expect(new Set(readResponses(chat, "results.json").responses.map(({ query }) => query))).toEqual(
      new Set(["I'm hungry", "Good night"]),
    );
  });

  it("have the text of the only variable as their query", () => {
    const vars = tests.map(({ body }) => ({ body }));
    const text = resultsOf((prompt, test) => fill(prompts[prompt], tests[test]), vars);
    expect(readResponses(text, "results.json").responses[0].query).toBe("I'm hungry");
  });

  it("keep the prompt as their query where it is one", () => {
    const one = resultsOf((_, test) => tests[test].body);
    expect(readResponses(one, "results.json").responses[0].query).toBe("I'm hungry");
  });
});
