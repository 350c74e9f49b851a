import { describe, expect, it } from "vitest";
import { readJsonl, readOne as read, strict } from "./reading.ts";

const message = (role: string, content: unknown) => ({ role, content });
const user = message("user", "q");

const pair = { query: "q", texts: ["a", "b"], preferences: [[0, 1]] };

describe("a record of a pair", () => {
  it.each([
    { prompt: "q", chosen: "a", rejected: "b" },
    { question: "q", chosen: "a", rejected: "b" },
    { instruction: "q", input: "", chosen: "a", rejected: "b" },
    { instruction: "q", chosen_response: "a", rejected_response: "b" },
    { prompt: "q", chosen: [user, message("assistant", "a")], rejected: [user, message("assistant", "b")] },
    { messages: [user], chosen: message("assistant", "a"), rejected: { from: "gpt", value: "b" } },
    {
      chosen: [user, message("assistant", "a")],
      rejected: [user, message("assistant", [{ type: "text", text: "b" }])],
    },
    {
      input: { messages: [user] },
      preferred_output: [message("assistant", "a")],
      non_preferred_output: [message("assistant", "b")],
    },
  ])("%j", (record) => {
    expect(read(record)).toEqual(pair);
  });

  it("has the system's words, and an instruction's input, in its query", () => {
    expect(read({ system: "s", prompt: "q", chosen: "a", rejected: "b" })).toMatchObject({
      query: "System: s\n\nHuman: q",
    });
    expect(read({ instruction: "i", input: "q", chosen: "a", rejected: "b" })).toMatchObject({ query: "i\n\nq" });
  });

  it("takes what two transcripts say after the last question that they share", () => {
    const begin = "\n\nHuman: q1\n\nAssistant: x\n\nHuman: q2\n\nAssistant:";
    expect(read({ chosen: `${begin} a`, rejected: `${begin} b` })).toMatchObject({
      query: "Human: q1\n\nAssistant: x\n\nHuman: q2",
      texts: ["a", "b"],
    });
    expect(read({ chosen: `${begin} a\n\nHuman: q3\n\nAssistant: c`, rejected: `${begin} b` })).toMatchObject({
      query: "Human: q1\n\nAssistant: x\n\nHuman: q2",
      texts: ["a\n\nHuman: q3\n\nAssistant: c", "b"],
    });
  });

  it("cuts no word where both texts begin alike", () => {
    expect(read({ chosen: "The sky is blue", rejected: "The sky is blank" })).toMatchObject({
      query: "The sky is",
      texts: ["blue", "blank"],
    });
  });

  it.each([
    [{ prompt: "q", chosen: "a" }, '"rejected" is missing'],
    [{ chosen: "yes", rejected: "no" }, "the query is missing"],
    [{ prompt: { a: 1, b: 2 }, chosen: "a", rejected: "b" }, '"prompt" contains no text'],
    [{ chosen: [message("assistant", "a")], rejected: [message("assistant", "b")] }, "share no question"],
    [{ prompt: "q", chosen: "a", rejected: "a" }, "the same text"],
    [{ chosen: "", rejected: "" }, "is empty"],
  ])("skips %j", (record, reason) => expect(read(record)).toContain(reason));
});

describe("a record of several responses", () => {
  it("prefers greater scores and lower ranks, and nothing among equals", () => {
    const item = (response: string, score: unknown) => ({ response, overall_score: score });
    expect(
      read({ prompt: "q", completions: [item("a", 2), item("b", "7.5"), item("c", 2), item("d", "N/A")] }),
    ).toEqual({
      query: "q",
      texts: ["a", "b", "c", "d"],
      preferences: [
        [1, 0],
        [1, 2],
      ],
    });
    const ranked = [
      { answer: "a", rank: 2 },
      { answer: "b", rank: 1 },
    ];
    expect(read({ prompt: "q", answers: ranked })).toMatchObject({ preferences: [[1, 0]] });
    expect(read({ prompt: "q", responses: ["a", "b"], scores: [1, 2] })).toMatchObject({ preferences: [[1, 0]] });
  });

  it("takes columns with letters or numbers, and who won", () => {
    const row = { prompt: "q", response_a: "a", response_b: "b" };
    expect(read(row)).toEqual({ ...pair, preferences: [] });
    expect(read({ ...row, winner: "model_b" })).toEqual({ ...pair, preferences: [[1, 0]] });
    expect(read({ ...row, winner: "tie" })).toEqual({ ...pair, preferences: [] });
  });

  it("leaves empty ones out and says so; steps with labels are not rivals", () => {
    expect(readJsonl({ prompt: "q", responses: ["a", " ", "b"] }).problems).toEqual([
      { line: 1, message: "response 2 is empty and left out" },
    ]);
    expect(readJsonl({ prompt: "q", completions: ["a", "b"], labels: [true, false] })).toMatchObject({
      samples: [{ responses: [] }],
      problems: [{ message: expect.stringContaining("steps") }],
    });
    expect(read({ responses: ["a", "b"] })).toContain("the query is missing");
  });
});

describe("a conversation", () => {
  const turns = [
    message("system", ""),
    user,
    message("assistant", "a"),
    message("tool", "t"),
    message("user", "r"),
    message("assistant", "b"),
  ];

  it("gives each answer with all that was said before", () => {
    const { samples } = readJsonl({ messages: turns });
    expect(samples.map(({ query, responses }) => [query, responses[0].text])).toEqual([
      ["q", "a"],
      ["Human: q\n\nAssistant: a\n\nTool: t\n\nHuman: r", "b"],
    ]);
  });

  it("gives the last answer only where that was labelled", () => {
    const { samples } = readJsonl({ messages: turns, label: true });
    expect(samples).toMatchObject([{ responses: [{ text: "b" }] }]);
    expect(strict(samples[0].judgements)).toEqual([]);
  });

  it.each([
    [{ messages: [user] }, "no answer"],
    [{ messages: [message("narrator", "x")] }, 'unknown role "narrator"'],
    [{ messages: [user, 7] }, "message 2 is not a chat message"],
  ])("skips %j", (record, reason) => expect(read(record)).toContain(reason));
});
