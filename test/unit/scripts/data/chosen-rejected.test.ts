import { describe, expect, it } from "vitest";
import { fromComparisons, fromDialogues } from "../../../../scripts/data/convert/chosen-rejected.ts";

const dialogue = (last: string, before = "Hello") =>
  `\n\nHuman: ${before}\n\nAssistant: Hi.\n\nHuman: Why?\n\nAssistant: ${last}`;

describe("converting public pairs", () => {
  it("takes the last turn of two dialogues, the better one by its score", () => {
    const pairs = fromDialogues([
      JSON.stringify([
        { text: [dialogue("Because."), dialogue("No idea.")], score: [0, 1] },
        { text: [dialogue("Because."), dialogue("No idea.")], score: [1, 0] },
      ]),
    ]);
    const prompt = "Human: Hello\n\nAssistant: Hi.\n\nHuman: Why?";
    expect(pairs).toEqual([
      { prompt, chosen: "No idea.", rejected: "Because." },
      { prompt, chosen: "Because.", rejected: "No idea." },
    ]);
  });

  it("leaves out ties, dialogues that differ earlier, and equal or empty answers", () => {
    expect(
      fromDialogues([
        JSON.stringify([
          { text: [dialogue("a"), dialogue("b")], score: [1, 1] },
          { text: [dialogue("a"), dialogue("b", "Other")], score: [1, 0] },
          { text: [dialogue("a"), dialogue("a ")], score: [1, 0] },
          { text: [dialogue(""), dialogue("b")], score: [1, 0] },
        ]),
      ]),
    ).toEqual([]);
  });

  it("reads six comparisons of four answers: 12, 13, 14, 23, 24, 34", () => {
    const answers = { "prediction 1": "a", "prediction 2": "b", "prediction 3": "c", "prediction 4": " c " };
    expect(fromComparisons([JSON.stringify([{ question: "q", ...answers, preference: [0, 1, 2, 1, 0, 2] }])])).toEqual([
      { prompt: "q", chosen: "a", rejected: "c" },
      { prompt: "q", chosen: "c", rejected: "a" },
      { prompt: "q", chosen: "b", rejected: "c" },
    ]);
  });

  it("refuses another shape, and names the place", () => {
    expect(() => fromDialogues([JSON.stringify([{ text: ["one"], score: [1] }])])).toThrow(/\[0\]\.text/);
  });
});
