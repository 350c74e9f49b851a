import { describe, expect, it } from "vitest";
import { readSample } from "../../../src/formats/roles/read-sample.ts";

const message = (role: string, content: unknown) => ({ role, content });
const user = message("user", "q");

/** Query, texts and preferences of a record of one sample. */
function read(record: unknown) {
  const reading = readSample(record);
  if ("message" in reading) return reading.message;
  const [{ query, responses, preferences }] = reading.samples;
  return { query, texts: responses.map(({ text }) => text), preferences: [...preferences] };
}

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
    { chosen: "q a", rejected: "q b" },
  ])("%j", (record) => {
    const texts = typeof record.chosen === "string" && record.chosen.startsWith("q ") ? [" a", " b"] : ["a", "b"];
    expect(read(record)).toEqual({ ...pair, texts });
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
      texts: [" blue", " blank"],
    });
  });

  it.each([
    [{ prompt: "q", chosen: "a" }, '"rejected" is missing'],
    [{ chosen: "yes", rejected: "no" }, '"prompt" is missing'],
    [{ prompt: 7, chosen: "a", rejected: "b" }, '"prompt" is of type number'],
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
    expect(readSample({ prompt: "q", responses: ["a", " ", "b"] })).toMatchObject({
      notes: ["response 2 is empty and left out"],
    });
    expect(readSample({ prompt: "q", completions: ["a", "b"], labels: [true, false] })).toMatchObject({
      samples: [{ responses: [] }],
      notes: [expect.stringContaining("steps")],
    });
    expect(read({ responses: ["a", "b"] })).toContain('"prompt" is missing');
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
    const reading = readSample({ messages: turns });
    expect("samples" in reading && reading.samples.map(({ query, responses }) => [query, responses[0].text])).toEqual([
      ["q", "a"],
      ["Human: q\n\nAssistant: a\n\nTool: t\n\nHuman: r", "b"],
    ]);
  });

  it("gives the last answer only where that was labelled", () => {
    const reading = readSample({ messages: turns, label: true });
    expect("samples" in reading && reading.samples).toMatchObject([{ responses: [{ text: "b" }], preferences: [] }]);
  });

  it.each([
    [{ messages: [user] }, "no answer"],
    [{ messages: [message("narrator", "x")] }, 'unknown role "narrator"'],
    [{ messages: [user, { role: "assistant", content: 7 }] }, "message 2 is no chat message"],
  ])("skips %j", (record, reason) => expect(read(record)).toContain(reason));
});
