import { describe, expect, it } from "vitest";
import { matchQueries } from "../../../src/verify/same-queries.ts";

const side = (...queries: string[]) => queries.map((query) => ({ query, response: `answer to ${query}` }));

describe("two sets of responses", () => {
  it("meet at their queries, and name those of one set alone", () => {
    const { byLastMessage, only, sides } = matchQueries([side("a", "b", "c"), side("b", "d")]);
    expect(byLastMessage).toBe(false);
    expect(only).toEqual([["a", "c"], ["d"]]);
    expect(sides[0]).toHaveLength(3);
  });

  it("meet at the last message where the prompt is part of every query", () => {
    const asked = (system: string, ...questions: string[]) =>
      side(...questions.map((question) => `System: ${system}\n\nHuman: ${question}`));
    const { byLastMessage, only, sides } = matchQueries([asked("Be brief.", "a", "b"), asked("Be kind.", "b", "c")]);
    expect(byLastMessage).toBe(true);
    expect(only).toEqual([["a"], ["c"]]);
    expect(sides[0][1]).toEqual({ query: "b", response: "answer to System: Be brief.\n\nHuman: b" });
  });

  it("meet at the input of their tests where the prompts wrap it", () => {
    const wrapped = (prompt: string, ...inputs: string[]) =>
      inputs.map((test) => ({ query: `${prompt}: ${test}`, response: `${prompt} ${test}`, test }));
    const { byTest, byLastMessage, only, sides } = matchQueries([
      wrapped("Rephrase", "a", "b"),
      wrapped("Translate", "b", "c"),
    ]);
    expect([byTest, byLastMessage]).toEqual([true, false]);
    expect(only).toEqual([["a"], ["c"]]);
    expect(sides[1][0]).toEqual({ query: "b", response: "Translate b" });
  });

  it("do not meet at last messages that two queries of a set have", () => {
    const twice = side("System: x\n\nHuman: a", "System: y\n\nHuman: a");
    const { byLastMessage, only } = matchQueries([twice, side("System: z\n\nHuman: a")]);
    expect(byLastMessage).toBe(false);
    expect(only.map(({ length }) => length)).toEqual([2, 1]);
  });
});
