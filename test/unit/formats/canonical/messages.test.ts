import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Turn } from "../../../../src/formats/canonical/chat.ts";
import { keptMessages, messagesOf, queryMessages } from "../../../../src/formats/canonical/messages.ts";
import { canonicalQuery } from "../../../../src/formats/canonical/query.ts";
import { readPairs } from "../../../../src/formats/read-pairs.ts";
import { readFileText } from "../../../../src/formats/read-file.ts";

const asked = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Hello" },
  { role: "assistant", content: "Hi!" },
  { role: "user", content: "Name a lake" },
];
const answers = { chosen: "Como", rejected: "A lake is water." };
const jsonl = (record: object) => `${JSON.stringify(record)}\n`;
/** The only pair of a text. */
const pairOf = (text: string, name: string) => {
  const { pairs, problems } = readPairs(text, name);
  expect(problems).toEqual([]);
  expect(pairs).toHaveLength(1);
  return pairs[0];
};

describe("the turns of a query", () => {
  const said = (more: readonly object[]) => [...asked, ...more];
  const hh = (answer: string) => `\n\nHuman: Hello\n\nAssistant: Hi!\n\nHuman: Name a lake\n\nAssistant: ${answer}`;
  const from = { system: "system", user: "human", assistant: "gpt" } as Record<string, string>;
  const shared = asked.map(({ role, content }) => ({ from: from[role], value: content }));
  it.each([
    ["messages as the prompt", jsonl({ prompt: asked, ...answers }), "a.jsonl", asked],
    [
      "whole conversations",
      jsonl({
        chosen: said([{ role: "assistant", content: "Como" }]),
        rejected: said([{ role: "assistant", content: "A lake is water." }]),
      }),
      "a.jsonl",
      asked,
    ],
    [
      "OpenAI's preferences",
      jsonl({
        input: { messages: asked },
        preferred_output: [{ role: "assistant", content: "Como" }],
        non_preferred_output: [{ role: "assistant", content: "A lake is water." }],
      }),
      "a.jsonl",
      asked,
    ],
    [
      "Anthropic's messages, the system beside them",
      jsonl({ system: "Be brief.", messages: asked.slice(1), ...answers }),
      "a.jsonl",
      asked,
    ],
    ["ShareGPT", jsonl({ conversations: shared, ...answers }), "a.jsonl", asked],
    ["HH transcripts", jsonl({ chosen: hh("Como"), rejected: hh("A lake is water.") }), "a.jsonl", asked.slice(1)],
  ])("are those of %s", (_, text, name, wanted) => {
    const { query, turns, chosen } = pairOf(text, name);
    expect(messagesOf(turns ?? [])).toEqual(wanted);
    expect(keptMessages(turns ?? [])).toEqual(wanted);
    expect(queryMessages(query)).toEqual(wanted);
    expect(chosen.trim()).toBe("Como");
  });

  it("are those of a chat document", () => {
    const text = "### User\n\nHello\n\n### Assistant\n\nHi!\n\n### User\n\nName a lake\n\n### Assistant\n\nComo\n";
    const last = readFileText(text, "a.md").samples.at(-1)!;
    expect(messagesOf(last.turns)).toEqual(asked.slice(1));
  });

  it("are not kept of one question, whatever form it came in: it is the same query, in the same bytes", () => {
    const messages = [{ role: "user", content: "Name a lake,\nplease" }];
    const forms = [
      jsonl({ prompt: "Name a lake,\nplease", ...answers }),
      jsonl({ prompt: "Name a lake,\r\nplease\r\n", ...answers }),
      jsonl({ prompt: "  Name a lake,\nplease\n\n", ...answers }),
      jsonl({ prompt: messages, ...answers }),
      jsonl({ messages: [...messages, { role: "assistant", content: "Como" }], ...answers }),
      jsonl({
        chosen: "\n\nHuman: Name a lake,\nplease\n\nAssistant: Como",
        rejected: "\n\nHuman: Name a lake,\nplease\n\nAssistant: A lake is water.",
      }),
    ];
    const read = forms.map((text) => pairOf(text, "a.jsonl"));
    expect(new Set(read.map(({ query }) => query))).toEqual(new Set(["Name a lake,\nplease"]));
    expect(read.map(({ turns }) => keptMessages(turns ?? []))).toEqual(forms.map(() => undefined));
    expect(new Set(read.map(({ chosen, rejected }) => JSON.stringify([chosen, rejected])))).toHaveLength(1);
  });

  it("are kept of one question that reads like a conversation", () => {
    const turns: Turn[] = [{ speaker: "Human", text: "Human: hi\n\nAssistant: ho" }];
    const kept = keptMessages(turns);
    expect(kept).toEqual([{ role: "user", content: "Human: hi\n\nAssistant: ho" }]);
    expect(queryMessages(canonicalQuery(turns), kept)).toEqual(kept);
  });

  it("are one question where kept ones belong to another query", () => {
    expect(queryMessages("Name a sea", [{ role: "user", content: "Name a lake" }])).toEqual([
      { role: "user", content: "Name a sea" },
    ]);
  });

  it("come back from the query and what is kept with it, for any conversation", () => {
    const turn = fc.record({
      speaker: fc.constantFrom("System", "Human", "Assistant", "Tool"),
      text: fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 8 }),
        fc.constantFrom("Human: a\n\nAssistant: b", "x\r\ny", "<|im_start|>"),
      ),
    });
    fc.assert(
      fc.property(fc.array(turn as fc.Arbitrary<Turn>, { minLength: 1, maxLength: 5 }), (turns) => {
        const wanted = messagesOf(turns);
        fc.pre(wanted.length > 0);
        expect(queryMessages(canonicalQuery(turns), keptMessages(turns))).toEqual(wanted);
      }),
    );
  });
});
