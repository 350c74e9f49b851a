import { describe, expect, it } from "vitest";
import { readFileText } from "../../../src/formats/read-file.ts";
import type { ColumnAnswers } from "../../../src/formats/roles/ask.ts";
import { pairsOf } from "../../../src/formats/read-pairs.ts";

/** Which responses won in a table with these cells below A and B, or the question about them. */
function read(marks: readonly (readonly [string, string])[], answers: ColumnAnswers = {}) {
  const rows = marks.map(([a, b], i) => `Question ${i}?,the first one ${i},the second one ${i},${a},${b}`);
  const reading = readFileText(["question,response_a,response_b,A,B", ...rows].join("\n"), "x.csv", { answers });
  const ask = reading.asks.find(({ about }) => about === "verdict");
  return ask ? ask.question : pairsOf(reading).pairs.map(({ chosen }) => (chosen.startsWith("the first") ? "A" : "B"));
}

const QUESTION = 'Is a higher or a lower "A" better?';

describe("columns A and B beside responses a and b", () => {
  it.each([
    ["crosses", [["x", ""], ["", "X"]]], // prettier-ignore
    ["ticks", [["✓", ""], ["", "✓"]]], // prettier-ignore
    ["1 and 0", [["1", "0"], ["0", "1"]]], // prettier-ignore
  ] as const)("say who won with %s", (_, marks) => {
    expect(read(marks)).toEqual(["A", "B"]);
  });

  it.each([
    ["places", [["1", "2"], ["2", "1"]]], // prettier-ignore
    ["places where one side always wins", [["1", "2"], ["1", "2"]]], // prettier-ignore
    ["points", [["7.5", "3"], ["4", "9"]]], // prettier-ignore
    ["ticks in both of a row", [["✓", "✓"], ["", "✓"]]], // prettier-ignore
    ["1 in both of a row", [["1", "1"], ["0", "1"]]], // prettier-ignore
  ] as const)("are asked about with %s", (_, marks) => {
    expect(read(marks)).toBe(QUESTION);
  });

  it("are read as the answer says", () => {
    const places = [["1", "2"], ["2", "1"]] as const; // prettier-ignore
    expect(read(places, { better: "lower" })).toEqual(["A", "B"]);
    expect(read(places, { better: "higher" })).toEqual(["B", "A"]);
  });
});
