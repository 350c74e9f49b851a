import { describe, expect, it } from "vitest";
import { readFileText } from "../../../src/formats/read-file.ts";
import { pairsOf } from "../../../src/formats/read-pairs.ts";

const csv = (...rows: readonly (readonly string[])[]) =>
  readFileText(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n"), "x.csv");
const jsonl = (record: unknown) => readFileText(JSON.stringify(record), "x.jsonl");

describe("what gives no preference is reported with its line and what to do", () => {
  const sides = ["prompt", "response_a", "response_b"];
  const texts = ["What is 2 + 2?", "It is four.", "It is five."];

  it.each(["A<B", "B, A", "1 2", "[2, 1]"])(
    "a ranking that may begin with the best or with the worst: %s",
    (ranking) => {
      const reading = csv([...sides, "ranking"], [...texts, ranking]);
      expect(pairsOf(reading).pairs).toEqual([]);
      expect(reading.problems).toEqual([
        { line: 2, message: expect.stringContaining('Write it as "B > A"') as string },
      ]);
      expect(pairsOf(csv([...sides, "ranking"], [...texts, "A > B"])).pairs).toMatchObject([{ chosen: texts[1] }]);
    },
  );

  it("a verdict beside one response, and none where no verdict is", () => {
    const record = { prompt: "What is 2 + 2?", response_a: null, response_b: "It is five." };
    expect(jsonl({ ...record, winner: "a" }).problems).toEqual([
      { line: 1, message: expect.stringContaining('"response_b" has no other response') as string },
    ]);
    expect(jsonl({ ...record, winner_model_a: 0, winner_model_b: 1 }).problems).toHaveLength(1);
    expect(jsonl({ ...record, label: "arithmetic" }).problems).toEqual([]);
    expect(jsonl(record).problems).toEqual([]);
  });

  it("win and loss of a side that is not named, also without a tie", () => {
    const head = ["prompt", "baseline", "candidate", "result"];
    const { problems } = csv(head, [...texts, "win"], ["What is 3 + 3?", "It is six.", "It is seven.", "loss"]);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [2, '"result" is "win", which is not one of baseline, candidate'],
      [3, '"result" is "loss", which is not one of baseline, candidate'],
    ]);
  });

  it("a ranking of Argilla's client, which has no ranks", () => {
    const record = { id: "1", fields: { prompt: "q?", response1: "one", response2: "two" } };
    const responses = { ranking: [{ value: ["response2", "response1"], user_id: "u" }] };
    const reading = readFileText(JSON.stringify([{ ...record, responses }]), "x.json");
    expect(pairsOf(reading).pairs).toEqual([]);
    expect(reading.problems).toEqual([{ line: 1, message: expect.stringContaining('with a "rank"') as string }]);
  });

  it("a table without a header, none of whose rows is read", () => {
    const rows = [
      ["How are you today?", "Fine, thanks my friend", "No way at all"],
      ["Why is that so?", "It has to be", "I do not care"],
    ];
    const { samples, problems, asks } = csv(...rows);
    expect([samples, asks]).toEqual([[], []]);
    expect(problems).toEqual([{ line: 1, message: expect.stringContaining("prompt,chosen,rejected") as string }]);
    expect(csv(["prompt", "chosen", "rejected"], ...rows).samples).toHaveLength(2);
  });
});
