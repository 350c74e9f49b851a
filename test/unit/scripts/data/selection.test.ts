import { describe, expect, it } from "vitest";
import { type Comparison, fromRatings, merged } from "../../../../scripts/data/comparisons.ts";
import { selectedLines } from "../../../../scripts/data/selection.ts";
import { jsonLines, shortened, table, columns } from "../../../../scripts/data/texts.ts";
import { z } from "zod";

const compared = (first: string, second: string, ...choices: ("first" | "second" | "tie")[]): Comparison => ({
  ...{ query: "q", first, second, group: `${first}${second}` },
  votes: choices.map((choice, i) => ({ annotator: `worker ${i}`, choice })),
});
const parsed = (lines: string): unknown[] => lines.trimEnd().split("\n").map((line) => JSON.parse(line)); // prettier-ignore

describe("comparisons", () => {
  it("merges the same two responses, turning the votes of the one that has them changed over", () => {
    const [one, ...more] = merged([compared("a", "b", "first", "tie"), compared("b", "a", "first")]);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ first: "a", second: "b" });
    expect(one.votes.map(({ choice }) => choice)).toEqual(["first", "tie", "second"]);
  });

  it("compares responses that one person rated, within a group; the later of two ratings counts", () => {
    const rated = (group: string, response: string, annotator: string, score: number) => ({
      ...{ query: "q", group, response, annotator, score },
    });
    const ratings = [
      ...[rated("g", "a", "ann", 1), rated("g", "b", "ann", 3), rated("g", "b", "bob", 9), rated("h", "c", "ann", 5)],
      ...[rated("g", "c", "bob", 2), rated("g", "c", "bob", 9), rated("g", "a", "ann", 4)],
    ];
    const outcome = (ties: "ties" | "no ties") =>
      fromRatings(ratings, ties).map(({ first, second, votes }) => [
        `${first}${second}`,
        ...votes.map((vote) => `${vote.annotator}: ${vote.choice}`),
      ]);
    expect(outcome("ties")).toEqual([
      ["ab", "ann: first"],
      ["bc", "bob: tie"],
    ]);
    expect(outcome("no ties")).toEqual([["ab", "ann: first"]]);
  });
});

describe("a selection", () => {
  const comparisons = [compared("a", "b", "first", "second"), compared("c", "d", "tie"), compared("a", "b", "first")];
  const chosen = (pairs: number[], annotators = ["x1", "x2"], groups?: string[]) => ({
    ...{ source: "somebody/something", pairs, annotators, groups },
  });

  it("takes comparisons in its order, changed over where the number is odd, under its ids", () => {
    expect(parsed(selectedLines(comparisons, chosen([2, 1], ["x1", "x2"], ["g1", "g2"])))).toEqual([
      {
        ...{ query: "q", responses: ["c", "d"], votes: [{ annotator: "x1", choice: "tie" }] },
        ...{ group: "g1", source: "somebody/something" },
      },
      {
        ...{ query: "q", responses: ["b", "a"], group: "g2", source: "somebody/something" },
        votes: [
          { annotator: "x1", choice: "second" },
          { annotator: "x2", choice: "first" },
        ],
      },
    ]);
  });

  it("adds the votes of what it takes twice, and writes a blank after colons and commas", () => {
    expect(selectedLines([comparisons[2]], chosen([0, 1], ["é"]))).toBe(
      '{"query": "q", "responses": ["a", "b"], "votes": [{"annotator": "é", "choice": "first"}, ' +
        '{"annotator": "é", "choice": "first"}], "source": "somebody/something"}\n',
    );
  });

  it("refuses a source with too few comparisons or too many people", () => {
    expect(() => selectedLines(comparisons, chosen([6]))).toThrow("no comparison 3, it has 3");
    expect(() => selectedLines(comparisons, chosen([0], ["x1"]))).toThrow("more annotators than the 1 of the set");
  });
});

describe("texts of sources", () => {
  it("are cut at the last blank within the limit, else at the limit, by whole characters", () => {
    expect(shortened(" one\n two  three ", 9)).toBe("one two …");
    expect(shortened("one two", 7)).toBe("one two");
    expect(shortened("😀😀😀", 2)).toBe("😀😀 …");
  });

  it("are checked, with the line or row that is wrong", () => {
    const schema = z.object({ a: z.number() });
    expect(jsonLines('{"a": 1}\n\n{"a": 2}\n', schema)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(() => jsonLines('{"a": 1}\n{"a": "x"}\n', schema)).toThrow(/line 2.*a/s);
    expect(table('a\tb\n"x ""y"""\t1\n', "\t", columns("a"))).toEqual([{ a: 'x "y"' }]);
    expect(() => table("a\nx\n", ",", columns("b"))).toThrow(/row 1.*b/s);
  });
});
