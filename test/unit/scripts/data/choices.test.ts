import { describe, expect, it } from "vitest";
import { fromAutoJ, fromLfqa, fromLlmfao } from "../../../../scripts/data/convert/answers.ts";
import { fromTrees } from "../../../../scripts/data/convert/open-assistant.ts";
import { fromDebates } from "../../../../scripts/data/convert/ukp.ts";
import { fromEdits, fromRankGen } from "../../../../scripts/data/convert/writing.ts";
import { csv, lines, shown } from "./invented-sources.ts";

describe("sets whose sources state a choice", () => {
  it("reads auto-j: label 0 for the first response, 1 for the second, 2 for a tie", () => {
    const pair = (label: number) => ({ prompt: " p", "response 1": "a ", "response 2": "b", label, scenario: "s" });
    const comparisons = fromAutoJ([lines(pair(0), pair(1), pair(2))]);
    expect(shown(comparisons)).toEqual(["a  > b", "a  < b", "a  = b"]);
    expect(comparisons[0].query).toBe(" p");
    expect(() => fromAutoJ([lines(pair(0), pair(3))])).toThrow(/line 2.*label/s);
  });

  it("reads LFQA-E: the question with the start of its text", () => {
    const record = { question: "为什么?", context: `一 ${"字".repeat(400)}`, response_a: "甲\n\n", response_b: "乙" };
    const [one, two] = fromLfqa([
      JSON.stringify([
        { ...record, label: "response_b" },
        { ...record, label: "same" },
      ]),
    ]);
    expect([one.query, ...shown([one, two])]).toEqual(["为什么?\n一 …", "甲 < 乙", "甲 = 乙"]);
  });

  it("reads llmfao: all votes about one pair of answers, the left answer being the first", () => {
    const votes = [
      { id: 7, worker: "4", winner: "left", prompt: 1 },
      { id: 7, worker: "5", winner: "tie", prompt: 1 },
      { id: 8, worker: "4", winner: "left", prompt: 1 },
    ];
    const pair = (id: number, x: string, y: string) => ({ id, prompt: 1, text: "t ", result_x: x, result_y: y });
    const comparisons = fromLlmfao([csv(",", ...votes), lines(pair(7, "\na", "b"), pair(8, "b", "a"))]);
    expect(shown(comparisons)).toEqual(["a >=< b"]);
    expect(comparisons[0]).toMatchObject({ query: "t ", group: "1" });
    expect(() => fromLlmfao([csv(",", ...votes), lines(pair(7, "a", "b"))])).toThrow("No pair has the id 8");
  });

  it("reads rankgen: the choice is how the reason begins", () => {
    const row = (WorkerId: string, reason: string) => ({
      ...{ WorkerId, "Input.Prefix": "Once ", "Input.First": "a", "Input.Second": "b", "Answer.utterance": reason },
    });
    const read = (...reasons: string[]) => fromRankGen([csv(",", ...reasons.map((text, i) => row(`w${i}`, text)))]);
    expect(shown(read("Text 1 - it fits", '"text 2, unsure'))).toEqual(["a >< b"]);
    expect(() => read("Both are fine")).toThrow("No choice is stated: Both are fine");
  });

  it("reads edits of a paragraph from prompts and their answers", () => {
    const dialogue = (one: string, two: string, preference: string) => ({
      messages: [
        { role: "system", content: "" },
        { role: "user", content: `Which?\n\nParagraph 1:\n${one}\n\nParagraph 2:\n${two}\n\nYou must answer.` },
        { role: "assistant", content: JSON.stringify({ preference }) },
      ],
    });
    expect(shown(fromEdits([lines(dialogue("a\n\nx", "b", "2"), dialogue("b", "a\n\nx", "2"))]))).toEqual([
      "a\n\nx <> b",
    ]);
    expect(() => fromEdits([lines({ messages: [{}, { content: "?" }, { content: "{}" }] })])).toThrow(
      "without two paragraphs",
    );
  });
});

describe("message trees", () => {
  it("gives ranked replies two by two, the query being the last three messages", () => {
    const reply = (text: string, rank: number | null, ...replies: object[]) => ({
      text,
      role: "assistant",
      rank,
      replies,
    });
    const prompter = (text: string, ...replies: object[]) => ({ text, role: "prompter", replies });
    const last = prompter("p3", reply("x", 1), reply("y", 0));
    const prompt = prompter(
      "p1",
      reply("a", 1, prompter("p2", reply("d", null, last))),
      ...[reply("b", 0), reply("c", 1), reply("none", null)],
    );
    const comparisons = fromTrees([lines({ message_tree_id: "t", prompt })]);
    expect(shown(comparisons)).toEqual(["a < b", "b > c", "x < y"]);
    expect(comparisons.map(({ query }) => query)).toEqual(["p1", "p1", "p2\n\nd\n\np3"]);
  });
});

describe("debates", () => {
  const argument = (tag: string, text: string) => `<${tag}><stance>Yes</stance><text>${text}</text></${tag}>`;
  const pair = (a: string, b: string, votes: string) =>
    `<annotatedArgumentPair>${argument("arg1", a)}${argument("arg2", b)}<debateMetaData><title>Tea?</title></debateMetaData>` +
    `<mTurkAssignments>${votes}</mTurkAssignments></annotatedArgumentPair>`;
  const vote = (worker: string, value: string) =>
    `<mTurkAssignment><turkID>${worker}</turkID><value>${value}</value></mTurkAssignment>`;
  const debate = (...pairs: string[]) => `<?xml version="1.0"?><list>${pairs.join("")}</list>`;

  it("keeps each text once, and the votes of people with twenty or more", () => {
    const often = vote("often", "a1").repeat(18);
    const debates = [
      debate(pair("one", "two", vote("seldom", "a1") + vote("often", "equal"))),
      debate(pair("two", "three", vote("often", "a2") + often)),
    ];
    const made = fromDebates(debates, ["tea_yes", "tea_no"], ["p0042"]);
    expect(made.topics).toBe("tea_yes\ntea_no\n");
    expect(made.texts.split("\n")[2]).toBe('{"id": "u0002", "query": "Tea? Argue for: Yes", "response": "three"}');
    expect(made.votes.split("\n").slice(0, 3)).toEqual([
      "person\ttopic\tfirst\tsecond\tchoice",
      "p0042\t0\tu0000\tu0001\ttie",
      "p0042\t1\tu0001\tu0002\tsecond",
    ]);
    expect(made.votes.trimEnd().split("\n")).toHaveLength(21);
  });

  it("refuses a choice that it does not know, and more people than there are ids", () => {
    expect(() => fromDebates([debate(pair("a", "b", vote("w", "a3")))], ["t"], [])).toThrow("An unknown choice: a3");
    expect(() => fromDebates([debate(pair("a", "b", vote("w", "a1").repeat(20)))], ["t"], [])).toThrow(
      "more people than the 0",
    );
  });
});
