import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersOf } from "../../../../src/formats/canonical/conversation.ts";
import { MAX_QUERY, MAX_RESPONSES, MAX_TURNS } from "../../../../src/formats/text/limits.ts";
import { readJsonl } from "../reading.ts";

const turn = (speaker: "System" | "Human" | "Assistant" | "Tool", text: string) => ({ speaker, text });
const queries = (turns: readonly ReturnType<typeof turn>[]) =>
  [...answersOf(turns)].map(({ before }) => before.map(({ text }) => text));

describe("the turns before an answer", () => {
  it("are all of them in a short conversation, from the first question on", () => {
    const turns = [turn("System", "s"), turn("Assistant", "hi"), turn("Human", "q"), turn("Assistant", "a")];
    expect(queries(turns)).toEqual([["s", "hi", "q"]]);
    expect(queries([...turns, turn("Tool", "t"), turn("Assistant", "b")])[1]).toEqual(["s", "hi", "q", "a", "t"]);
    expect(queries([turn("Assistant", "a")])).toEqual([]);
  });

  it("hold the end of the question and the newest calls of tools where there are many", () => {
    const question = `${"context ".repeat(2000)}what is it?`;
    const calls = Array.from({ length: 400 }, (_, i) => [
      turn("Assistant", `call ${i}`),
      turn("Tool", `${i} `.repeat(300)),
    ]);
    const all = queries([turn("Human", question), ...calls.flat(), turn("Assistant", "done")]);
    expect(all).toHaveLength(401);
    expect(all[0]).toEqual([question]);
    const [asked, ...since] = all[400];
    expect(asked).toMatch(/^….*what is it\?$/);
    expect(since.at(-1)).toContain("399 399");
    expect(since.length).toBeGreaterThan(0);
  });

  it("are bounded for any conversation, and hold its last question", () => {
    const anyTurn = fc.record({
      speaker: fc.constantFrom("System", "Human", "Assistant", "Tool"),
      text: fc
        .tuple(fc.string({ maxLength: 3 }), fc.constantFrom(0, 1, 50, 1000, 5000))
        .map(([s, n]) => s + "x".repeat(n)),
    });
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 60 }), (turns) => {
        for (const { question, before, answer } of answersOf(turns)) {
          const length = before.reduce((sum, { text }) => sum + text.length, 0);
          expect(before.length).toBeLessThanOrEqual(MAX_TURNS);
          if (before.length > 1) expect(length).toBeLessThanOrEqual(MAX_QUERY);
          else expect(before).toEqual([question]);
          const asked = before.findLast(({ speaker }) => speaker === "Human")!.text;
          expect(asked === question.text || question.text.endsWith(asked.slice(1))).toBe(true);
          expect(turns.indexOf(question)).toBeLessThan(turns.indexOf(answer));
        }
      }),
    );
  });

  it("are kept of so many answers of a record, and the rest is reported", () => {
    const turns = [turn("Human", "q"), ...Array.from({ length: 40_000 }, (_, i) => turn("Assistant", `a ${i}`))];
    const messages = turns.map(({ speaker, text }) => ({
      role: speaker === "Human" ? "user" : "assistant",
      content: text,
    }));
    const { samples, problems } = readJsonl({ messages });
    expect(samples).toHaveLength(MAX_RESPONSES);
    expect(problems).toEqual([{ line: 1, message: `has 40000 answers: the first ${MAX_RESPONSES} are read` }]);
    expect(readJsonl({ messages, label: true })).toMatchObject({
      samples: [{ responses: [{ text: "a 39999", label: "Assistant 40000" }] }],
      problems: [],
    });
  });
});
